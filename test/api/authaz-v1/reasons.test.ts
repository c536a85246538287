// Why something is done: said beside the call, kept with its events, and asked for where an operator confirms each time.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { presentClient } from '../../../src/clients/find-client.ts'
import { systemActor } from '../../../src/kernel/actor.ts'
import { removeMembers } from '../../../src/memberships/remove-members.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { untilSomebodyWaits } from '../../support/until-somebody-waits.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'
import { at, boundKey, byToken, fine, member, organization, tokenOf } from './organization-callers.ts'

let app: TestApp
let owner: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  owner = await signedIn(app, 'owner')
})
afterAll(() => app.close())

let serial = 0
async function person(): Promise<string> {
  serial += 1
  return (await app.v1('POST', '/users', { body: { email: `alice${serial}@example.com` } })).body.id
}

async function detailsOf(type: string, subjectId: string) {
  const { body } = await app.v1('GET', `/audit/events?type=${type}&pageSize=200`)
  const found = body.data.find((each: { subject: { id: string } }) => each.subject.id === subjectId)
  return found?.changes
}

/** The reason that the browser says for everybody is taken back. */
const unexplained = { 'x-reason': '' }
const saying = (reason: string) => ({ headers: { 'x-reason': encodeURIComponent(reason) } })

describe('a reason that is said beside the call', () => {
  test('stands in the event, in any alphabet, for whoever calls', async () => {
    const byKey = await person()
    await app.v1('DELETE', `/users/${byKey}`, saying('Übergabe: INC-1 – 退職'))
    expect(await detailsOf('user.deleted', byKey)).toMatchObject({ reason: 'Übergabe: INC-1 – 退職' })
    const byOperator = await person()
    await owner.call('POST', `/users/${byOperator}/activate`, saying('User request'))
    await owner.call('POST', `/users/${byOperator}/suspend`, { body: {}, ...saying('Offboarding') })
    expect(await detailsOf('user.suspended', byOperator)).toMatchObject({ reason: 'Offboarding' })
  })

  test('gives way to a reason in the body', async () => {
    const id = await person()
    const body = { reason: 'Fraud' }
    expect((await app.v1('POST', `/users/${id}/suspend`, { body, ...saying('Testing') })).status).toBe(200)
    expect(await detailsOf('user.suspended', id)).toMatchObject({ reason: 'Fraud' })
  })

  test.each([
    ['blank', '%20'],
    ['too long', 'a'.repeat(501)],
    ['no encoding', '%E0%A4%A'],
    ['of several lines', 'a%0Ab'],
    ['with a NUL', 'a%00b'],
  ])('that is %s is refused', async (_what, given) => {
    const refused = await app.v1('DELETE', `/users/${await person()}`, { headers: { 'x-reason': given } })
    expect(refused.status, refused.text).toBe(400)
    expect(refused.text).toContain('X-Reason')
  })

  test('means nothing where nothing changes', async () => {
    expect((await app.v1('GET', '/users', { headers: { 'x-reason': '%' } })).status).toBe(200)
  })
})

test('an organization reads the reasons of its own people, and none of those who run the application', async () => {
  const of = await organization(app, 'umbrella')
  const carol = await member(app, of, 'carol', true)
  const userId = await person()
  const adding = { body: { userId }, ...saying('Suspected of fraud elsewhere') }
  fine(await owner.call('POST', at('organizations', of.id, 'members'), adding), 204)
  const byCarol = byToken(app, await tokenOf(app, carol, of))
  const rename = { body: { displayName: 'Umbrella' }, ...saying('Our new name') }
  fine(await byCarol('PATCH', at('organizations', of.id), rename), 200)

  const lists = [`${at('organizations', of.id)}/events`, `${at('users', userId)}/events`, '/audit/events']
  const byKey = await boundKey(app, of)
  const texts = await Promise.all(lists.map(async (path) => (await byKey('GET', `${path}?pageSize=100`)).text))
  texts.push((await byCarol('GET', `${at('organizations', of.id)}/events`)).text)
  for (const text of texts) {
    expect(text).toContain('organization.member_added')
    expect(text).not.toContain('Suspected')
  }
  expect([texts[0]?.includes('Our new name'), texts[3]?.includes('Our new name')]).toEqual([true, true])
  const subject = encodeURIComponent(userId)
  const { data } = (await app.v1('GET', `/audit/events?subject=${subject}&type=organization.member_added`)).body
  expect(data[0].changes).toMatchObject({ reason: 'Suspected of fraud elsewhere' })
  const one = await byKey('GET', `/audit/events/${data[0].id}`)
  expect([one.status, one.text.includes('Suspected')]).toEqual([200, false])
})

describe('an operator', () => {
  test('says why they delete, and the proof of a call that is refused is not spent', async () => {
    const id = await person()
    const proof = await owner.confirm?.()
    const headers = { 'x-step-up': proof ?? '' }
    const refused = await owner.call('DELETE', `/users/${id}`, { headers: { ...headers, ...unexplained } })
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_input'])
    const done = await owner.call('DELETE', `/users/${id}`, { headers: { ...headers, ...saying('Fraud').headers } })
    expect(done.status, done.text).toBe(204)
    expect(await detailsOf('user.deleted', id)).toMatchObject({ reason: 'Fraud' })
  })

  test('says why the role of another changes, and a program does not', async () => {
    const made = await app.v1('POST', '/operators', {
      body: { email: 'bob@example.com', password: 'correct horse battery', role: 'support' },
    })
    const path = `/operators/${made.body.id}`
    const body = { role: 'auditor' }
    expect((await owner.call('PATCH', path, { body, headers: unexplained })).status).toBe(400)
    expect((await owner.call('PATCH', path, { body, ...saying('New duties') })).status).toBe(200)
    expect((await app.v1('PATCH', path, { body: { role: 'support' } })).status).toBe(200)
  })

  test('is told what becomes weaker before they turn a protection off, and says why', async () => {
    await app.v1('PATCH', '/settings', { body: { mfaPolicy: 'required' } })
    const body = { mfaPolicy: 'off', displayName: 'Acme' }
    const told = await owner.call('PATCH', '/settings', { body, headers: { 'x-step-up': '' } })
    expect(told).toMatchObject({ status: 403, body: { asksReason: true, weakens: ['mfaPolicy'] } })
    expect((await owner.call('PATCH', '/settings', { body, headers: unexplained })).status).toBe(400)
    expect((await owner.call('PATCH', '/settings', { body, ...saying('Testing') })).status).toBe(200)
    const { data } = (await app.v1('GET', '/audit/events?type=settings.changed')).body
    expect(data[0].changes).toMatchObject({ reason: 'Testing' })
  })

  test('keeps the audit for less, or lets more guesses through, with a factor and a reason each time', async () => {
    const { bruteForce } = (await app.v1('GET', '/settings')).body
    const loosened = { ...bruteForce, locks: false, mostAttempts: 100 }
    for (const body of [{ auditRetentionDays: 30 }, { bruteForce: loosened }, { disabledFactors: ['totp'] }]) {
      const told = await owner.call('PATCH', '/settings', { body, headers: { 'x-step-up': '' } })
      expect(told).toMatchObject({ status: 403, body: { asksReason: true, weakens: Object.keys(body) } })
      expect((await owner.call('PATCH', '/settings', { body, headers: unexplained })).status).toBe(400)
      expect((await owner.call('PATCH', '/settings', { body, ...saying('Testing') })).status).toBe(200)
    }
    const back = { auditRetentionDays: null, bruteForce, disabledFactors: [] }
    const raised = await owner.call('PATCH', '/settings', { body: back, headers: { 'x-step-up': '' } })
    expect(raised.status, raised.text).toBe(200)
  })

  test('is asked nothing for acts before which no caller is verified anyway', async () => {
    await app.v1('PATCH', '/settings', { body: { callerVerification: 'off', callerVerificationFor: ['mfa-reset'] } })
    const shorten = { body: { callerVerificationFor: [] }, headers: { 'x-step-up': '' } }
    expect((await owner.call('PATCH', '/settings', shorten)).status).toBe(200)
    await app.v1('PATCH', '/settings', {
      body: { callerVerification: 'support', callerVerificationFor: ['mfa-reset'] },
    })
    expect((await owner.call('PATCH', '/settings', shorten)).body).toMatchObject({ weakens: ['callerVerificationFor'] })
  })

  test('says why an organization asks for no second factor any more, and why it goes', async () => {
    const { id } = (await app.v1('POST', '/organizations', { body: { name: 'acme', requiresMfa: true } })).body
    const path = `/organizations/${id}`
    const body = { requiresMfa: false }
    const told = await owner.call('PATCH', path, { body, headers: { 'x-step-up': '' } })
    expect(told).toMatchObject({ status: 403, body: { asksReason: true, weakens: ['requiresMfa'] } })
    expect((await owner.call('PATCH', path, { body, headers: unexplained })).status).toBe(400)
    expect((await owner.call('PATCH', path, { body, ...saying('Testing') })).status).toBe(200)
    expect((await owner.call('DELETE', path, { headers: unexplained })).status).toBe(400)
    expect((await owner.call('DELETE', path, saying('Contract ended'))).status).toBe(204)
    expect(await detailsOf('organization.deleted', id)).toMatchObject({ reason: 'Contract ended' })
  })

  test('says why links of recoveries wait less for an organization, as it did or as everywhere else', async () => {
    const { id } = (await app.v1('POST', '/organizations', { body: { name: 'hasty' } })).body
    const path = `/organizations/${id}`
    const waits = (recoveryWaitingHours: number | null, more: object = { headers: { 'x-step-up': '' } }) =>
      owner.call('PATCH', path, { body: { recoveryWaitingHours }, ...more })
    await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 24 } })
    try {
      const weaker = { status: 403, body: { asksReason: true, weakens: ['recoveryWaitingHours'] } }
      expect(await waits(4)).toMatchObject(weaker)
      expect((await waits(48)).status).toBe(200)
      expect(await waits(null)).toMatchObject(weaker)
      expect((await waits(4, { headers: unexplained })).status).toBe(400)
      expect((await waits(4, saying('Their own desk'))).status).toBe(200)
      expect((await waits(null)).status).toBe(200)
    } finally {
      await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 0 } })
    }
  })

  test('says why links of recoveries wait less everywhere', async () => {
    const waits = (recoveryWaitingHours: number, more: object = { headers: { 'x-step-up': '' } }) =>
      owner.call('PATCH', '/settings', { body: { recoveryWaitingHours }, ...more })
    expect((await waits(24)).status).toBe(200)
    const weaker = { status: 403, body: { asksReason: true, weakens: ['recoveryWaitingHours'] } }
    expect(await waits(4)).toMatchObject(weaker)
    expect((await waits(24)).status).toBe(200)
    expect((await waits(48)).status).toBe(200)
    expect((await waits(0, { headers: unexplained })).status).toBe(400)
    expect((await waits(0, saying('Testing'))).status).toBe(200)
  })

  test('a guard that somebody raised meanwhile is not lowered by whoever was asked about none', async () => {
    const { directory } = app.app
    const held = Promise.withResolvers<void>()
    const mayGoOn = Promise.withResolvers<void>()
    const raising = directory.change(async (deps) => {
      await deps.settings.readForChange()
      held.resolve()
      await mayGoOn.promise
      await deps.settings.change({ mfaPolicy: 'required' })
    })
    await held.promise
    const sending = owner.call('PATCH', '/settings', { body: { mfaPolicy: 'optional' }, headers: { 'x-step-up': '' } })
    await untilSomebodyWaits(app)
    mayGoOn.resolve()
    await raising
    expect(await sending).toMatchObject({ status: 403, body: { code: 'step_up_required', weakens: ['mfaPolicy'] } })
    expect((await app.v1('GET', '/settings')).body.mfaPolicy).toBe('required')
    const confirmed = { body: { mfaPolicy: 'optional' }, ...saying('Testing') }
    expect((await owner.call('PATCH', '/settings', confirmed)).status).toBe(200)
  })

  const requiringMfa = {
    'an organization': {
      made: async () => (await organization(app, 'race')).id,
      path: (id: string) => at('organizations', id),
    },
    'an app': {
      made: async () => (await app.v1('POST', '/clients', { body: { name: 'Shop' } })).body.client_id,
      path: (id: string) => at('clients', id),
    },
    'a role': {
      made: async () => (await app.v1('POST', '/roles', { body: { name: 'Race' } })).body.id,
      path: (id: string) => at('roles', id, 'mfa'),
    },
  }

  test.each(Object.entries(requiringMfa))('nor is the second factor that %s asks for', async (kind, { made, path }) => {
    const id = await made()
    const { directory } = app.app
    const held = Promise.withResolvers<void>()
    const mayGoOn = Promise.withResolvers<void>()
    const raising = directory.change(async ({ organizations, clients, roles }) => {
      const store = { 'an organization': organizations, 'an app': clients, 'a role': roles }[kind]
      const current = await store?.findForChange(id)
      held.resolve()
      await mayGoOn.promise
      await store?.save({ ...current, requiresMfa: true, mfaGraceUntil: new Date() } as never)
    })
    await held.promise
    const body = { requiresMfa: false }
    const sending = owner.call('PATCH', path(id), { body, headers: { 'x-step-up': '' } })
    await untilSomebodyWaits(app)
    mayGoOn.resolve()
    await raising
    expect(await sending).toMatchObject({ status: 403, body: { code: 'step_up_required', weakens: ['requiresMfa'] } })
    expect((await owner.call('PATCH', path(id), { body, ...saying('Testing') })).status).toBe(200)
  })

  test.each([[{}], [{ 'idempotency-key': 'race-1' }]])(
    'keeps the proof where what was raised meanwhile is not lowered after all, with the headers %j',
    async (headers) => {
      const made = await app.v1('POST', '/clients', { body: { name: 'Shop', type: 'spa' } })
      const id: string = made.body.client_id
      const held = Promise.withResolvers<void>()
      const mayGoOn = Promise.withResolvers<void>()
      const raising = app.app.directory.change(async ({ clients }) => {
        const current = presentClient(await clients.findForChange(id))
        held.resolve()
        await mayGoOn.promise
        await clients.save({ ...current, requiresMfa: true })
      })
      await held.promise
      const proof = { 'x-step-up': (await owner.confirm?.()) ?? '' }
      const send = (body: object, more: object = {}) =>
        owner.call('PATCH', at('clients', id), { body, headers: { ...proof, ...more } })
      const refreshToken = { rotates: false, lifetimeSeconds: 3_600, idleSeconds: 600 }
      const sending = send({ requiresMfa: false, refreshToken }, headers)
      await untilSomebodyWaits(app)
      mayGoOn.resolve()
      await raising
      const refused = await sending
      expect([refused.status, Object.keys(refused.body.errors ?? {})]).toEqual([400, ['refreshToken.rotates']])
      expect((await send({ requiresMfa: false })).status).toBe(200)
      expect((await send({ requiresMfa: true })).status).toBe(200)
      expect((await send({ requiresMfa: false })).body.code).toBe('step_up_required')
    },
  )

  test('nor is an account deleted from an organization by whoever was asked about a membership', async () => {
    const id = await person()
    const [here, there] = [await organization(app, 'here'), await organization(app, 'there')]
    for (const of of [here, there])
      fine(await app.v1('POST', at('organizations', of.id, 'members'), { body: { userId: id } }), 204)
    const held = Promise.withResolvers<void>()
    const mayGoOn = Promise.withResolvers<void>()
    const leaving = app.app.directory.change(async (deps) => {
      await deps.roleAssignments.lockUsers([id])
      held.resolve()
      await mayGoOn.promise
      await removeMembers(deps, systemActor, there.id, [id])
    })
    await held.promise
    const path = at('organizations', here.id, 'users', id)
    const sending = owner.call('DELETE', path, { headers: { 'x-step-up': '' } })
    await untilSomebodyWaits(app)
    mayGoOn.resolve()
    await leaving
    expect(await sending).toMatchObject({ status: 403, body: { code: 'step_up_required', asksReason: true } })
    expect((await app.v1('GET', at('users', id))).status).toBe(200)
    expect((await owner.call('DELETE', path, saying('Testing'))).status).toBe(204)
    expect((await app.v1('GET', at('users', id))).status).toBe(404)
  })

  test('says why an app asks for no second factor any more, or takes more ways to sign in', async () => {
    const { client_id: id } = (await app.v1('POST', '/clients', { body: { name: 'Shop' } })).body
    const path = `/clients/${id}`
    const unasked = { 'x-step-up': '' }
    const strict = { requiresMfa: true, signInMethods: ['passkey'] }
    expect((await owner.call('PATCH', path, { body: strict, headers: unasked })).status).toBe(200)
    const body = { requiresMfa: false, signInMethods: null }
    const told = await owner.call('PATCH', path, { body, headers: unasked })
    expect(told).toMatchObject({ status: 403, body: { asksReason: true, weakens: ['requiresMfa', 'signInMethods'] } })
    const more = { signInMethods: ['passkey', 'password'] }
    expect((await owner.call('PATCH', path, { body: more, headers: unasked })).body).toMatchObject({
      weakens: ['signInMethods'],
    })
    expect((await owner.call('PATCH', path, { body: { name: 'Store' }, headers: unasked })).status).toBe(200)
    expect((await owner.call('PATCH', path, { body, headers: unexplained })).status).toBe(400)
    expect((await owner.call('PATCH', path, { body, ...saying('Testing') })).status).toBe(200)
    const { data } = (await app.v1('GET', '/audit/events?type=client.updated')).body
    expect(data[0].changes).toMatchObject({ reason: 'Testing' })
  })

  test('says why people are deleted together', async () => {
    const body = { action: 'delete', selection: { ids: [await person()] } }
    expect((await owner.call('POST', '/jobs', { body })).status).toBe(400)
    const explained = { ...body, options: { reason: 'Duplicate' } }
    expect((await owner.call('POST', '/jobs', { body: explained })).status).toBe(202)
    expect((await app.v1('POST', '/jobs', { body: { ...body, selection: { ids: [await person()] } } })).status).toBe(
      202,
    )
  })
})
