// S003-107: what administrators and programs change, each driven through the product.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createInvitation } from '../../../../src/invitations/create-invitation.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { addAuthenticator } from '../../../login/factors.ts'
import { addApp, addPerson, begin, mailed, password, uniqueEmail } from '../../../login/people.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { imported } from '../jobs/jobs-app.ts'
import { type Act, about, doAll } from './entries.ts'

let app: TestApp
let found: ReadonlyMap<string, readonly string[]>
let deleted: string

const database = 'Username-Password-Authentication'
const user = (id: string) => `/users/${encodeURIComponent(id)}`
const patched = (change: object) => async () => {
  const id = await addPerson(app, uniqueEmail())
  const { status, text } = await app.api('PATCH', user(id), { body: change })
  expect(status, text).toBe(200)
  return about(id)
}
const inOrganization = async (work: (organizationId: string, userId: string, email: string) => Promise<unknown>) => {
  const name = uniqueEmail().slice(0, 15)
  const { body } = await app.api('POST', '/organizations', { body: { name } })
  const email = uniqueEmail()
  const id = await addPerson(app, email)
  await work(body.id, id, email)
  return about(id)
}
const invited = (address: (email: string) => string) => () =>
  inOrganization(async (organizationId, _id, email) => {
    const inviteeEmail = address(email)
    await addApp(app)
    const input = { organizationId, inviterName: 'Grace', inviteeEmail, lifetimeSeconds: 0 }
    await app.app.directory.change((deps) => createInvitation(deps, systemActor, input))
    const { browser, page } = await begin(app, { identifier: email })
    await browser.send(page, '/u/login/password', { password })
    const { link } = await mailed(app, inviteeEmail)
    await browser.submit(await browser.open(link), '/u/invitation', { do: 'accept' })
  })

const acts: readonly Act[] = [
  {
    what: 'a user is made',
    codes: ['sapi', 'ss'],
    run: async () => {
      const body = { connection: database, email: uniqueEmail(), password }
      return about((await app.api('POST', '/users', { body })).body.user_id)
    },
  },
  {
    what: 'a user is deleted',
    codes: ['sapi', 'sdu'],
    run: async () => {
      const id = await addPerson(app, uniqueEmail())
      await app.api('DELETE', user(id))
      deleted = id
      return 'user_id:erased_*'
    },
  },
  { what: 'an address changes', codes: ['sapi', 'sce'], run: () => patched({ email: uniqueEmail() })() },
  { what: 'a password changes', codes: ['sapi', 'scp'], run: () => patched({ password: 'Copper-Meadow-17' })() },
  {
    what: 'a username changes',
    codes: ['sapi', 'scu'],
    run: async () => {
      const options = { requires_username: true }
      const name = `named-${uniqueEmail().slice(7, 15)}`
      await app.api('POST', '/connections', { body: { name, strategy: 'auth0', options } })
      const body = { connection: name, email: uniqueEmail(), username: 'alice', password: 'Correct-Horse-9' }
      const made = await app.api('POST', '/users', { body })
      const { status, text } = await app.api('PATCH', user(made.body.user_id), {
        body: { username: 'carol', connection: name },
      })
      expect(status, text).toBe(200)
      return about(made.body.user_id)
    },
  },
  {
    what: 'a number changes',
    codes: ['sapi', 'scpn'],
    run: async () => {
      await app.api('POST', '/connections', { body: { name: 'sms', strategy: 'sms' } })
      const made = await app.api('POST', '/users', { body: { connection: 'sms', phone_number: '+15550100001' } })
      const body = { phone_number: '+15550100002', connection: 'sms' }
      const { status, text } = await app.api('PATCH', user(made.body.user_id), { body })
      expect(status, text).toBe(200)
      return about(made.body.user_id)
    },
  },
  {
    what: 'a verification mail is asked for and its link used',
    codes: ['sapi', 'svr', 'sv'],
    run: async () => {
      const email = uniqueEmail()
      const made = await app.api('POST', '/users', { body: { connection: database, email, password } })
      await app.api('POST', '/jobs/verification-email', { body: { user_id: made.body.user_id } })
      const { link } = await mailed(app, email)
      const { browser } = await begin(app)
      const page = await browser.open(link)
      await browser.submit(page, new URL(link).pathname, {})
      return about(made.body.user_id)
    },
  },
  {
    what: 'a factor is set up and removed',
    codes: ['gd_start_enroll', 'gd_enrollment_complete', 'gd_unenroll', 'gd_update_device_account'],
    run: async () => {
      const id = await addPerson(app, uniqueEmail())
      await addAuthenticator(app, id)
      const methods = `${user(id)}/authentication-methods`
      const body = { type: 'email', name: 'Mail', email: uniqueEmail() }
      const made = await app.api('POST', methods, { body })
      await app.api('PATCH', `${methods}/${made.body.id}`, { body: { name: 'Another' } })
      await app.api('DELETE', methods)
      return about(id)
    },
  },
  {
    what: 'a member is added',
    codes: ['sapi', 'organization_member_added'],
    run: () =>
      inOrganization((organizationId, id) =>
        app.api('POST', `/organizations/${organizationId}/members`, { body: { members: [id] } }),
      ),
  },
  {
    what: 'an invitation is accepted',
    codes: ['si', 'organization_member_added'],
    run: invited((email) => email),
  },
  {
    what: 'people are imported',
    codes: ['sui'],
    run: async () => {
      await imported(app, [{ email: uniqueEmail() }])
      return 'type:sui'
    },
  },
  { what: 'an invitation is for somebody else', codes: ['fi'], run: invited(() => uniqueEmail()) },
]

beforeAll(async () => {
  app = await startTestApp()
  found = await doAll(app, acts)
}, 60_000)
afterAll(() => app.close())

test.each(acts.map(({ what, codes }) => [what, codes] as const))('when %s the logs tell %j', (what, codes) => {
  expect(found.get(what)).toEqual(expect.arrayContaining([...codes]))
})

test('one call leaves one entry of type sapi, however many events it has', () => {
  for (const what of ['a password changes', 'an address changes', 'a member is added']) {
    expect(found.get(what)?.filter((code) => code === 'sapi')).toHaveLength(1)
  }
})

test('S000-51 the call that erased somebody does not name them', async () => {
  const { text } = await app.api('GET', '/logs?per_page=100&q=type:sapi')
  expect(text).toContain('Delete a')
  expect(text).not.toContain(deleted.slice('auth0|'.length))
})

test('S000-51 nor does the call that erased somebody by their address', async () => {
  const [database] = (await app.api('GET', '/connections?strategy=auth0')).body
  const email = 'leaving.by.address@example.com'
  const body = { connection: database.name, email, password: 'Correct-Horse-9-Battery' }
  expect((await app.api('POST', '/users', { body })).status).toBe(201)
  const path = `/connections/${database.id}/users?email=${encodeURIComponent(email)}&note=leaving.by.address`
  expect((await app.api('DELETE', path)).status).toBe(204)
  const logs = async () => (await app.api('GET', '/logs?per_page=100')).text
  await expect.poll(logs, { timeout: 5_000 }).toContain(`/connections/${database.id}/users`)
  expect(await logs()).not.toContain('leaving.by.address')
})
