// What takes two people: asked for by one, decided by another, and done then, once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findMessages } from '../../support/find-messages.ts'
import { enrolAuthenticator } from '../../support/operator-factors.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedInAs } from './console-browser.ts'

let app: TestApp
const ids: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp()
  for (const [name, role] of Object.entries({
    olivia: 'owner',
    otto: 'owner',
    adam: 'admin',
    sam: 'security',
    kim: 'support',
  })) {
    ids[name] = await operator(name, role)
  }
  // An account that is younger than a request decides nothing.
  app.clock.aheadMs += 1_000
})
afterAll(() => app.close())

async function operator(name: string, role: string): Promise<string> {
  const made = await app.v1('POST', '/operators', { body: { email: `${name}@example.com`, name, password, role } })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}
const as = (name: string) => signedInAs(app, ids[name] as string)
const call = async (name: string, ...request: Parameters<ConsoleBrowser['call']>) => (await as(name)).call(...request)
const ask = async (who: ConsoleBrowser | string, name: string, action = 'reset-operator-mfa', input = {}) =>
  (typeof who === 'string' ? await as(who) : who).call('POST', '/approvals', {
    body: { action, subjectId: ids[name], input, reason: 'Lost phone' },
  })
const decide = async (who: ConsoleBrowser | string, id: string, approve = true) =>
  (typeof who === 'string' ? await as(who) : who).call('POST', `/approvals/${id}/decide`, { body: { approve } })
const factorsOf = async (name: string) =>
  (await app.app.console.stores.authenticationMethods.list(ids[name] as string)).length
const statusOf = async (id: string) => (await call('olivia', 'GET', `/approvals/${id}`)).body.status

describe("an owner's second factors", () => {
  test('are reset by nobody alone: not by support, an admin, another owner or a key', async () => {
    const body = { reason: 'Lost phone' }
    const path = `/operators/${ids.otto}/mfa/reset`
    expect((await (await as('kim')).call('POST', path, { body })).body.code).toBe('insufficient_scope')
    expect((await call('adam', 'POST', path, { body })).body.code).toBe('not_permitted')
    expect((await call('olivia', 'POST', path, { body })).body.code).toBe('approval_required')
    expect((await app.v1('POST', path, { body })).body.code).toBe('approval_required')
  })

  test('are reset once an admin asked and another owner approved, who is told by mail', async () => {
    await enrolAuthenticator(app, ids.otto as string)
    const asked = await ask('adam', 'otto')
    expect(asked, asked.text).toMatchObject({
      status: 201,
      body: {
        status: 'pending',
        requestedBy: { name: 'adam' },
        aloneFrom: null,
        subject: { email: 'otto@example.com' },
      },
    })
    const told = await findMessages({ app: { directory: app.app.console } }, 'olivia@example.com')
    expect(told.find(({ kind }) => kind === 'approval-waiting')?.values).toMatchObject({
      by: 'adam',
      asked: { action: 'reset-operator-mfa', operator: expect.stringContaining('otto') },
      reason: expect.any(String),
      until: asked.body.expiresAt,
    })
    expect(await factorsOf('otto')).toBe(1)
    const approved = await decide('olivia', asked.body.id)
    expect(approved, approved.text).toMatchObject({
      status: 200,
      body: { status: 'approved', decidedBy: { name: 'olivia' } },
    })
    expect(await factorsOf('otto')).toBe(0)
  })
})

describe('a request', () => {
  test('AUZ-13 is decided neither by whoever asked, in whatever session, nor by whom it is about, nor by a key', async () => {
    const { body } = await ask('adam', 'sam')
    for (const browser of [await as('adam'), await as('adam')])
      expect((await decide(browser, body.id)).body.code).toBe('not_permitted')
    expect((await app.v1('POST', `/approvals/${body.id}/decide`, { body: { approve: true } })).status).toBe(401)
    expect((await decide(await as('sam'), body.id)).body.code).toBe('insufficient_scope')
    expect(await statusOf(body.id)).toBe('pending')
    expect((await decide('otto', body.id, false)).body.status).toBe('denied')
  })

  test('is not decided by an account that was made after it', async () => {
    const { body } = await ask('adam', 'sam')
    ids.late = await operator('late', 'admin')
    expect((await decide(await as('late'), body.id)).body.code).toBe('not_permitted')
    expect((await call('adam', 'POST', `/approvals/${body.id}/cancel`)).body.status).toBe('cancelled')
  })

  test('RAC-12 is decided once by two who decide at once, and the act is done once', async () => {
    const { body } = await ask('adam', 'sam', 'change-operator-role', { role: 'auditor' })
    const [one, two] = await Promise.all([decide('olivia', body.id), decide('otto', body.id, false)])
    expect([one.status, two.status].toSorted()).toEqual([200, 409])
    const { data } = (await app.v1('GET', '/operators')).body
    const role = data.find(({ id }: { id: string }) => id === ids.sam).role
    expect(role).toBe(one.status === 200 ? 'auditor' : 'security')
    if (role === 'auditor') await app.v1('PATCH', `/operators/${ids.sam}`, { body: { role: 'security' } })
  })

  test('is made once at a time, taken back by whoever asked alone, and runs out', async () => {
    const { body } = await ask('adam', 'sam')
    expect((await ask('olivia', 'sam')).body.code).toBe('approval_waiting')
    expect((await call('olivia', 'POST', `/approvals/${body.id}/cancel`)).body.code).toBe('not_permitted')
    app.clock.aheadMs += 25 * 60 * 60_000
    expect(await statusOf(body.id)).toBe('expired')
    expect((await decide('olivia', body.id)).body.code).toBe('already_decided')
    const again = await ask('olivia', 'sam')
    expect(again.status, again.text).toBe(201)
    expect((await call('olivia', 'POST', `/approvals/${again.body.id}/cancel`)).body.status).toBe('cancelled')
  })

  test('of somebody who lost the right since is refused, and stays undecided', async () => {
    const { body } = await ask('adam', 'sam')
    await app.v1('PATCH', `/operators/${ids.adam}`, { body: { role: 'support' } })
    expect((await decide('olivia', body.id)).body.code).toBe('not_permitted')
    expect(await statusOf(body.id)).toBe('pending')
    await decide('olivia', body.id, false)
    await app.v1('PATCH', `/operators/${ids.adam}`, { body: { role: 'admin' } })
  })

  test('is confirmed each time, by whoever asks and whoever approves', async () => {
    const stale = await signedInAs(app, ids.adam as string, 'stale')
    expect((await ask(stale, 'sam')).body.code).toBe('step_up_required')
    const { body } = await ask('adam', 'sam')
    const other = await signedInAs(app, ids.olivia as string, 'stale')
    expect((await decide(other, body.id)).body.code).toBe('step_up_required')
    expect((await decide(other, body.id, false)).status).toBe(200)
  })

  test('with a role that there is not, an input nobody reads, or nobody it is about is refused', async () => {
    expect((await ask('olivia', 'sam', 'change-operator-role', { role: 'king' })).body.code).toBe('invalid_input')
    expect((await ask('olivia', 'sam', 'remove-operator', { role: 'owner' })).body.code).toBe('invalid_input')
    expect((await ask('olivia', 'nobody')).status).toBe(400)
    const nobody = { action: 'erase-user', subjectId: 'auth0|nobody', reason: 'Asked to' }
    expect((await call('olivia', 'POST', '/approvals', { body: nobody })).body.code).toBe('user_not_found')
  })
})

test('an admin erases a user with the approval of another, and the request no longer names them', async () => {
  const person = (await app.v1('POST', '/users', { body: { email: 'carol@example.com' } })).body
  const body = { action: 'erase-user', subjectId: person.id, reason: 'Asked to be forgotten' }
  const asked = await call('adam', 'POST', '/approvals', { body })
  expect(asked.status, asked.text).toBe(201)
  const approved = await decide('otto', asked.body.id)
  expect(approved.status, approved.text).toBe(200)
  expect((await app.v1('GET', `/users/${encodeURIComponent(person.id)}`)).status).toBe(404)
  expect((await call('olivia', 'GET', `/approvals/${asked.body.id}`)).text).not.toContain(person.id)
})

test('with a single owner a day passes first, everybody is told, and then they decide alone', async () => {
  for (const name of ['otto', 'adam', 'late']) await app.v1('DELETE', `/operators/${ids[name]}`)
  const asked = await ask('olivia', 'sam', 'remove-operator')
  expect(asked.body.aloneFrom).not.toBeNull()
  const told = await findMessages({ app: { directory: app.app.console } }, 'sam@example.com')
  expect(told.map(({ kind }) => kind)).toContain('approval-waiting')
  expect((await decide('olivia', asked.body.id)).body.code).toBe('not_permitted')
  app.clock.aheadMs += 24.1 * 60 * 60_000
  const alone = await decide('olivia', asked.body.id)
  expect(alone.status, alone.text).toBe(200)
})
