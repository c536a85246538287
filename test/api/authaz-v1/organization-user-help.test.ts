// How administrators help people of their organization who cannot get in.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultProtection } from '../../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../../src/guards/guard-attempt.ts'
import { systemActor } from '../../../src/kernel/actor.ts'
import { findMessages } from '../../support/find-messages.ts'
import { askToRecover, mailsTo } from '../../support/recovery.ts'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { bearer } from '../tenant-admin/tenants.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'
import {
  at,
  byCookie,
  fine,
  join,
  member,
  type Organization,
  organization,
  type Person,
  tokenOf,
} from './organization-callers.ts'

let app: TestApp
let acme: Organization
let globex: Organization
let alice: Person
let admin: Caller
let dana: Caller
let reviewer: ConsoleBrowser
let bob: Person
let serial = 0

beforeAll(async () => {
  app = await startTestApp()
  acme = await organization(app, 'acme')
  globex = await organization(app, 'globex')
  alice = await member(app, acme, 'alice', true)
  admin = await byCookie(app, alice, acme)
  dana = await byCookie(app, await member(app, globex, 'dana', true), globex)
  reviewer = await signedIn(app, 'owner', 'olga@example.com')
})
afterAll(() => app.close())

/** Of both. */
beforeEach(async () => {
  serial += 1
  bob = await member(app, acme, `bob${serial}`)
  await join(app, globex, bob.id)
})

const users = (of: Organization, id: string, ...more: string[]) => at('organizations', of.id, 'users', id, ...more)
const body = { reason: 'Lost their telephone on a journey' }
const ask = (call: Caller, of: Organization, id = bob.id) => call('POST', users(of, id, 'ask-recovery'), { body })
const asked = async (call: Caller, of: Organization) => fine(await call('GET', users(of, bob.id)), 200).askedRecovery
const queue = async (more = '') => {
  const { data } = fine(await reviewer.call('GET', `/recovery-requests?status=pending&pageSize=200${more}`), 200)
  return data.filter(({ userId }: { userId: string }) => userId === bob.id)
}
const moment = expect.stringMatching(/^\d{4}-.*Z$/)
const refusal = (status: number, code: string) => ({ status, body: { code } })

describe('asking for the recovery of a member whose account is not the organization’s alone', () => {
  test('it waits in the queue with who asked and why, its owner is told, and the administrator sees how it stands', async () => {
    expect(await asked(admin, acme)).toBeNull()
    expect(fine(await ask(admin, acme), 201)).toEqual({ askedAt: moment, status: 'pending' })
    const [request, ...more] = await queue()
    expect(more).toEqual([])
    expect(request).toMatchObject({ context: null, ip: null, isOwnerTold: true, timesAsked: 1 })
    expect(request.askings).toEqual([
      {
        organization: { id: acme.id, name: 'acme' },
        askedBy: { kind: 'user', id: alice.id, name: 'alice@example.com' },
        reason: body.reason,
        wasAttached: false,
        askedAt: moment,
      },
    ])
    const review = fine(await reviewer.call('GET', `/recovery-requests/${request.id}/review`), 200)
    expect(review).toMatchObject({ refusal: null, request: { askings: request.askings, signals: { against: [] } } })
    expect((await findMessages(app, `bob${serial}@example.com`)).map(({ kind }) => kind)).toContain(
      'recovery-requested',
    )
    expect(await asked(admin, acme)).toEqual({ askedAt: moment, status: 'pending' })
    const { data } = fine(
      await admin('GET', `${at('organizations', acme.id, 'events')}?type=recovery_request.created`),
      200,
    )
    expect(data[0]).toMatchObject({
      actor: { id: alice.id },
      changes: { number: request.number, organization: acme.id },
    })
    expect(await ask(admin, acme)).toMatchObject(refusal(409, 'recovery_asked'))
    fine(await reviewer.call('POST', `/recovery-requests/${request.id}/deny`, { body: {} }), 200)
    expect(await asked(admin, acme)).toMatchObject({ status: 'denied' })
    expect(fine(await ask(admin, acme), 201)).toMatchObject({ status: 'pending' })
  })

  test('TEN-10 a second organization joins the one that waits, and neither hears of the other', async () => {
    fine(await ask(admin, acme), 201)
    expect(await asked(dana, globex)).toBeNull()
    const joined = await ask(dana, globex)
    expect(joined.text).not.toContain('acme')
    expect(fine(joined, 201)).toMatchObject({ status: 'pending' })
    const [request, ...more] = await queue()
    expect([more, request.timesAsked]).toEqual([[], 2])
    const names = request.askings.map((asking: { organization: { name: string } }) => asking.organization.name)
    expect(names).toEqual(['acme', 'globex'])
    const events = at('organizations', globex.id, 'events')
    expect(fine(await dana('GET', `${events}?type=recovery_request.joined`), 200).data).toHaveLength(1)
    expect(fine(await dana('GET', `${events}?type=recovery_request.created`), 200).data).toEqual([])
    expect(
      (await findMessages(app, `bob${serial}@example.com`)).filter(({ kind }) => kind === 'recovery-requested'),
    ).toHaveLength(1)
  })

  test('what the member writes who asks later themselves stands in the request, and what speaks against it is noted', async () => {
    const { stores } = app.app.directory
    const asBob = { ...systemActor, kind: 'user', id: bob.id, name: 'Bob', userAgent: 'Their own' } as const
    await stores.audit.record(asBob, 'user.signed_in', { kind: 'user', id: bob.id })
    fine(await ask(admin, acme), 201)
    expect(await queue('&signal=new-device')).toEqual([])
    const { id } = await askToRecover(app, `bob${serial}@example.com`)
    const filled = { id, context: 'Phone fell in the lake', ip: '203.0.113.7', timesAsked: 2 }
    expect(await queue('&signal=new-device')).toMatchObject([filled])
  })

  test('TEN-01 whoever administers another organization, or none, asks for nobody of this one', async () => {
    expect(await ask(dana, acme)).toMatchObject(refusal(404, 'organization_not_found'))
    const stranger = await member(app, acme, `carol${serial}`)
    expect(await ask(dana, globex, stranger.id)).toMatchObject(refusal(404, 'user_not_found'))
    expect(await ask(await byCookie(app, stranger, acme), acme)).toMatchObject(refusal(403, 'insufficient_scope'))
    expect(await queue()).toEqual([])
  })

  test('whom the organization helps by itself, who is not active, and oneself, are asked for by nobody', async () => {
    const own = await member(app, acme, `dan${serial}`)
    expect(await ask(admin, acme, own.id)).toMatchObject(refusal(403, 'not_permitted'))
    expect(await ask(admin, acme, alice.id)).toMatchObject(refusal(403, 'not_permitted'))
    fine(await admin('PATCH', users(acme, bob.id), { body: { isActive: false } }), 200)
    expect(await ask(admin, acme)).toMatchObject(refusal(403, 'not_permitted'))
    expect(await ask(dana, globex)).toMatchObject({ status: 201 })
    for (const reason of ['', '  ', 'x'.repeat(1_001), undefined]) {
      const malformed = await admin('POST', users(acme, bob.id, 'ask-recovery'), { body: { reason } })
      expect([malformed.status, Object.keys(malformed.body.errors)]).toEqual([400, ['reason']])
    }
  })

  test('where the settings take no requests none is asked for, and the page knows it', async () => {
    const session = async () => fine(await admin('GET', at('organizations', acme.id, 'session')), 200)
    expect(await session()).toMatchObject({ takesRecoveryRequests: true })
    fine(await app.v1('PATCH', '/settings', { body: { allowsRecoveryRequests: false } }), 200)
    expect(await session()).toMatchObject({ takesRecoveryRequests: false })
    expect(await ask(admin, acme)).toMatchObject(refusal(403, 'not_permitted'))
    fine(await app.v1('PATCH', '/settings', { body: { allowsRecoveryRequests: true } }), 200)
  })

  test('AUZ-13 whoever asked does not decide it, also not as an operator of the same address', async () => {
    const twin = await signedIn(app, 'owner', 'alice@example.com')
    fine(await ask(admin, acme), 201)
    const [{ id }] = await queue()
    const approval = { body: { evidence: { method: 'video-call' } } }
    expect(await twin.call('POST', `/recovery-requests/${id}/approve`, approval)).toMatchObject(
      refusal(403, 'not_permitted'),
    )
    const { refusal: sentence } = fine(await twin.call('GET', `/recovery-requests/${id}/review`), 200)
    expect(sentence).toMatch(/You asked for this in their stead/)
    expect(await reviewer.call('POST', `/recovery-requests/${id}/approve`, approval)).toMatchObject({ status: 200 })
  })

  for (const [way, deletions] of [
    ['deleted', ['']],
    ['erased', ['?hard=true']],
    ['deleted and then erased', ['', '?hard=true']],
  ] as const) {
    test(`AUZ-13 whoever asked decides it no more after their account was ${way}, nor through one made anew`, async () => {
      const name = `erin${serial}`
      const erin = await member(app, acme, name, true)
      const email = `${name}@example.com`
      fine(await ask(await byCookie(app, erin, acme), acme), 201)
      for (const how of deletions) fine(await app.v1('DELETE', `${at('users', erin.id)}${how}`), 204)
      const twin = await signedIn(app, 'owner', email)
      await member(app, acme, name)
      const [{ id }] = await queue()
      const approval = { body: { evidence: { method: 'video-call' } } }
      const refused = await twin.call('POST', `/recovery-requests/${id}/approve`, approval)
      expect(refused, refused.text).toMatchObject(refusal(403, 'not_permitted'))
      expect(refused.body.detail).toMatch(/You asked for this in their stead/)
      expect(await reviewer.call('POST', `/recovery-requests/${id}/approve`, approval)).toMatchObject({ status: 200 })
    })
  }

  const refusedFor = async (twin: ConsoleBrowser) => {
    const [{ id }] = await queue()
    const approval = { body: { evidence: { method: 'video-call' } } }
    const refused = await twin.call('POST', `/recovery-requests/${id}/approve`, approval)
    expect(refused, refused.text).toMatchObject(refusal(403, 'not_permitted'))
    expect(refused.body.detail).toMatch(/You asked for this in their stead/)
  }

  for (const [way, change] of [
    [
      'was given another address',
      (id: string) => app.v1('PATCH', at('users', id), { body: { email: `moved${serial}@example.com` } }),
    ],
    [
      'was merged into another',
      async (id: string) => {
        const into = await member(app, acme, `into${serial}`)
        const [provider, user_id] = id.split('|')
        return app.api('POST', `${at('users', into.id)}/identities`, { body: { provider, user_id } })
      },
    ],
  ] as const) {
    test(`AUZ-13 whoever asked does not decide it by their old address after their account ${way}`, async () => {
      const name = `frank${serial}`
      const frank = await member(app, acme, name, true)
      fine(await ask(await byCookie(app, frank, acme), acme), 201)
      const changed = await change(frank.id)
      expect(changed.status, changed.text).toBeLessThan(300)
      await refusedFor(await signedIn(app, 'owner', `${name}@example.com`))
    })
  }

  test('AUZ-13 an operator who asked, was removed and added again does not decide it', async () => {
    const email = `otto${serial}@example.com`
    const otto = await signedIn(app, 'owner', email)
    fine(await otto.call('POST', users(acme, bob.id, 'ask-recovery'), { body }), 201)
    const { data } = fine(await app.v1('GET', '/operators?pageSize=100'), 200)
    const { id } = data.find((each: { email: string }) => each.email === email)
    fine(await app.v1('DELETE', at('operators', id)), 204)
    await refusedFor(await signedIn(app, 'owner', email))
  })
})

async function guess(id: string, times: number) {
  const { clock, stores } = app.app.directory
  const attempt = { act: 'password', account: id, ip: '203.0.113.7', isKnownBrowser: false } as const
  for (let count = 0; count < times; count += 1) {
    await guardAttempt({ attempts: stores.attempts, clock }, { ...attempt, protection: defaultProtection })
  }
}

describe('unlocking a member', () => {
  const unlock = (call: Caller, of: Organization, id: string) => call('POST', users(of, id, 'unlock'))

  test('whoever is the organization’s alone is unlocked, once, and its audit says who did it', async () => {
    const own = await member(app, acme, `dan${serial}`)
    await guess(own.id, 10)
    expect(fine(await unlock(admin, acme, own.id), 200)).toEqual({ lifted: 1 })
    expect(fine(await unlock(admin, acme, own.id), 200)).toEqual({ lifted: 0 })
    expect(fine(await app.v1('GET', at('users', own.id, 'locks')), 200).data).toEqual([])
    const { data } = fine(await admin('GET', `${at('organizations', acme.id, 'events')}?type=user.unlocked`), 200)
    expect(data).toMatchObject([{ actor: { id: alice.id }, subject: { id: own.id } }])
  })

  test('TEN-10 the lock of an account that is not the organization’s alone stands, and so does one’s own', async () => {
    await guess(bob.id, 10)
    const refused = await unlock(admin, acme, bob.id)
    expect(refused).toMatchObject(refusal(409, 'belongs_elsewhere'))
    expect(refused.text).not.toContain('globex')
    expect(fine(await app.v1('GET', at('users', bob.id, 'locks')), 200).data).toHaveLength(1)
    expect(await unlock(admin, acme, alice.id)).toMatchObject(refusal(403, 'not_permitted'))
  })

  test('TEN-01 nobody is unlocked from another organization, nor by who administers none', async () => {
    const own = await member(app, acme, `dan${serial}`)
    expect(await unlock(dana, acme, own.id)).toMatchObject(refusal(404, 'organization_not_found'))
    expect(await unlock(dana, globex, own.id)).toMatchObject(refusal(404, 'user_not_found'))
    expect(await unlock(await byCookie(app, own, acme), acme, alice.id)).toMatchObject(
      refusal(403, 'insufficient_scope'),
    )
  })
})

describe('why a member cannot log in', () => {
  const diagnosed = async (call: Caller, of: Organization, id: string) => {
    const answer = await call('GET', users(of, id, 'sign-in-diagnosis'))
    const { checks, ...rest } = fine(answer, 200)
    const named = checks.map(({ id: name, ...check }: { id: string }) => [name, check])
    return { ...rest, text: answer.text, checks: Object.fromEntries(named) }
  }

  test('a lock, a suspension and what the organization asks for are told, and no address or device', async () => {
    const own = await member(app, acme, `dan${serial}`)
    expect(await diagnosed(admin, acme, own.id)).toMatchObject({ canSignIn: true, actsOnAccount: true })
    await guess(own.id, 10)
    const locked = await diagnosed(admin, acme, own.id)
    expect(locked.canSignIn).toBe(false)
    expect(locked.checks.lock).toEqual({ state: 'fail', facts: { until: moment } })
    expect(locked.text).not.toContain('203.0.113')
    expect(Object.keys(locked.checks)).toEqual([
      'account',
      'email',
      'lock',
      'password',
      'mfa-enrolment',
      'organization',
    ])
    fine(await app.v1('POST', at('users', own.id, 'suspend'), { body: {} }), 200)
    const suspended = await diagnosed(admin, acme, own.id)
    expect(suspended.checks.account).toMatchObject({ state: 'fail', facts: { isSuspended: true } })
  })

  test('TEN-10 a planned end is told where the account is the organization’s alone, and elsewhere nothing stands out', async () => {
    const own = await member(app, acme, `dan${serial}`)
    const endsAt = new Date(app.clock.now().getTime() + 86_400_000).toISOString()
    for (const { id } of [own, bob]) fine(await app.v1('PATCH', at('users', id), { body: { expiresAt: endsAt } }), 200)
    expect((await diagnosed(admin, acme, own.id)).checks.account).toEqual({ state: 'warn', facts: { endsAt } })
    expect((await diagnosed(admin, acme, bob.id)).checks.account).toEqual({ state: 'pass', facts: {} })
  })

  test('a password that is only known to have leaked stands in nobody’s way, and one that must be changed is told', async () => {
    const own = await member(app, acme, `dan${serial}`)
    fine(await app.v1('PATCH', '/settings', { body: { leakedPasswordAtSignIn: 'note' } }), 200)
    const { change, clock, stores } = app.app.directory
    const account = await stores.accounts.find(own.id)
    if (account?.password == null) throw new Error('they have a password')
    const { connectionId, subject, password } = account
    await change(({ passwords }) => passwords.noteLeaked({ connectionId, subject }, password, clock.now()))
    expect((await diagnosed(admin, acme, own.id)).checks.password).toEqual({ state: 'pass', facts: {} })
    fine(await app.v1('PATCH', '/settings', { body: { leakedPasswordAtSignIn: 'change' } }), 200)
    const mustChange = { state: 'warn', facts: { mustChange: true } }
    expect((await diagnosed(admin, acme, own.id)).checks.password).toEqual(mustChange)
  })

  test('TEN-10 of somebody who belongs elsewhere too it is the membership alone', async () => {
    fine(await admin('PATCH', users(acme, bob.id), { body: { isActive: false } }), 200)
    const here = await diagnosed(admin, acme, bob.id)
    expect(here).toMatchObject({ canSignIn: false, actsOnAccount: false })
    expect(here.checks.organization).toEqual({ state: 'fail', facts: { reason: 'not-a-member' } })
    expect(Object.keys(here.checks)).toEqual(['account', 'email', 'lock', 'mfa-enrolment', 'organization'])
    expect(here.text).not.toContain('globex')
    expect(await diagnosed(dana, globex, bob.id)).toMatchObject({ canSignIn: true })
  })

  test('TEN-10 of an account that was only added no lock is told, and whoever decides sees that it was only added', async () => {
    const { id, email } = await member(app, globex, `erin${serial}`)
    const attach = bearer(app, await tokenOf(app, alice, acme))
    fine(await attach('POST', `/${acme.id}/admin/users`, { body: { email, role: 'member' } }), 200)
    const endsAt = new Date(app.clock.now().getTime() + 86_400_000).toISOString()
    const untouched = await diagnosed(admin, acme, id)
    expect(untouched).toMatchObject({ actsOnAccount: false, canSignIn: null })
    expect(untouched.checks).toEqual({
      account: { state: 'pass', facts: {} },
      organization: { state: 'pass', facts: {} },
    })
    await guess(id, 10)
    fine(await app.v1('PATCH', at('users', id), { body: { expiresAt: endsAt } }), 200)
    expect(await diagnosed(admin, acme, id)).toEqual(untouched)
    fine(await ask(admin, acme, id), 201)
    const { data } = fine(await reviewer.call('GET', '/recovery-requests?status=pending&pageSize=200'), 200)
    const [request] = data.filter(({ userId }: { userId: string }) => userId === id)
    expect(request.askings).toMatchObject([{ organization: { id: acme.id }, wasAttached: true }])
  })

  test('TEN-01 nobody of another organization is looked into, nor by who administers none; a look is kept', async () => {
    const own = await member(app, acme, `dan${serial}`)
    const look = (call: Caller, of: Organization, id: string) => call('GET', users(of, id, 'sign-in-diagnosis'))
    expect(await look(dana, acme, own.id)).toMatchObject(refusal(404, 'organization_not_found'))
    expect(await look(dana, globex, own.id)).toMatchObject(refusal(404, 'user_not_found'))
    expect(await look(await byCookie(app, own, acme), acme, alice.id)).toMatchObject(refusal(403, 'insufficient_scope'))
    await look(admin, acme, own.id)
    await look(admin, acme, own.id)
    const events = `${at('organizations', acme.id, 'events')}?type=user.diagnosis_viewed`
    const { data } = fine(await admin('GET', events), 200)
    const ofOwn = data.filter(({ subject }: { subject: { id: string } }) => subject.id === own.id)
    expect(ofOwn).toMatchObject([{ actor: { id: alice.id } }])
  })

  test('TEN-10 a look by somebody who administers two organizations stands in the audit of each', async () => {
    const frank = await member(app, acme, `frank${serial}`, true)
    await join(app, globex, frank.id, true)
    for (const of of [acme, globex]) {
      const call = await byCookie(app, frank, of)
      for (let look = 0; look < 2; look += 1) await diagnosed(call, of, bob.id)
      const { data } = fine(
        await call('GET', `${at('organizations', of.id, 'events')}?type=user.diagnosis_viewed`),
        200,
      )
      const ofBob = data.filter(({ subject }: { subject: { id: string } }) => subject.id === bob.id)
      expect(ofBob).toMatchObject([{ actor: { id: frank.id } }])
    }
  })
})

test('REC-11 asking for a recovery counts with what the person is mailed, and stops with it', async () => {
  for (let count = 0; count < 5; count += 1) fine(await admin('POST', users(acme, bob.id, 'reset-password')), 204)
  expect(await ask(admin, acme)).toMatchObject(refusal(429, 'rate_limited'))
  app.clock.aheadMs += 61 * 60_000
  expect(await ask(admin, acme)).toMatchObject({ status: 201 })
})

test('REC-11 joining a request of which its owner could not be told yet tells them, and the audit says so', async () => {
  const email = `bob${serial}@example.com`
  const told = () => mailsTo(app, email, 'recovery-requested')
  for (let count = 0; count < 5; count += 1) fine(await admin('POST', users(acme, bob.id, 'reset-password')), 204)
  const { id, isOwnerTold } = await askToRecover(app, email)
  expect([isOwnerTold, await told()]).toEqual([false, []])
  app.clock.aheadMs += 61 * 60_000
  fine(await ask(admin, acme), 201)
  expect(await app.app.directory.stores.recoveryRequests.find(id)).toMatchObject({ isOwnerTold: true, timesAsked: 2 })
  expect(await told()).toMatchObject([{ values: { stopLink: expect.stringContaining('/stop?ticket=') } }])
  const events = `${at('organizations', acme.id, 'events')}?type=recovery_request.joined`
  expect(fine(await admin('GET', events), 200).data[0]).toMatchObject({ changes: { isOwnerTold: true } })
  fine(await ask(dana, globex), 201)
  expect(await told()).toHaveLength(1)
})

test('REC-11 asking again while the request waits is refused and counts towards no mail of the person', async () => {
  fine(await ask(admin, acme), 201)
  for (let count = 0; count < 6; count += 1)
    expect(await ask(admin, acme)).toMatchObject(refusal(409, 'recovery_asked'))
  fine(await admin('POST', users(acme, bob.id, 'reset-password')), 204)
})
