import { beforeAll, expect, test } from 'vitest'
import { type SampleSessions, sampleSessions } from '../../test/support/sample-sessions.ts'
import { type HeldTokens, holdsTokens, isTaken, signedIn } from '../../test/support/signed-in.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { endOldestSessions } from './end-oldest-sessions.ts'
import { endSession } from './end-session.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { renewSession } from './renew-session.ts'
import { sessionHash } from './session.ts'
import { touchSession } from './touch-session.ts'

const [alice, bob] = ['auth0|alice', 'auth0|bob']
const actor: Actor = { ...systemActor, kind: 'user', id: alice, name: 'Alice' }
let sample: SampleSessions
beforeAll(async () => {
  sample = await sampleSessions()
})

const bySecret = (secret: string) => sample.stores.sessions.findBySecret(sessionHash(secret), sample.clock.now())
const minuteMs = 60_000
const origin = { ip: '192.0.2.9', userAgent: 'Another' }
const tokens = (sessionId: string | null, scope?: readonly string[]) =>
  holdsTokens(sample, alice, sample.shop, { sessionId, ...(scope === undefined ? {} : { scope }) })
const live = (...held: HeldTokens[]) => Promise.all(held.map((each) => isTaken(sample, each)))
const lastEvent = async () => (await sample.eventsAbout(alice)).at(-1)

test('SES-12 a session has an idle and an absolute end, and a secret that a cookie takes', async () => {
  const { session, secret } = await signedIn(sample, alice)
  const { sessionIdleMinutes, sessionAbsoluteMinutes } = await sample.stores.settings.read()
  expect(session.idleExpiresAt.getTime() - sample.clock.ms).toBe(sessionIdleMinutes * minuteMs)
  expect(session.expiresAt.getTime() - sample.clock.ms).toBe(sessionAbsoluteMinutes * minuteMs)
  expect(secret).toMatch(/^[A-Za-z0-9]{43}$/)
  expect(await bySecret(secret)).toEqual(session)
  expect(await bySecret(session.id)).toBeNull()
})

test('SES-12 use moves the idle end, never beyond the absolute one, and is written once a minute', async () => {
  const { session, secret } = await signedIn(sample, alice)
  const settings = { sessionIdleMinutes: 30 }
  const deps = { sessions: sample.stores.sessions, clock: sample.clock }
  sample.clock.ms += minuteMs - 1
  expect(await touchSession(deps, session, { origin: session.last, settings })).toBe(false)
  sample.clock.ms += 1
  expect(await touchSession(deps, session, { origin, settings })).toBe(true)
  const touched = await bySecret(secret)
  expect(touched).toMatchObject({ lastInteractedAt: sample.clock.now(), last: origin })
  if (touched === null) throw new Error('the session is gone')
  sample.clock.ms = session.expiresAt.getTime() - 5 * minuteMs
  await touchSession(deps, touched, { origin, settings: { sessionIdleMinutes: 99_999 } })
  sample.clock.ms = session.expiresAt.getTime() - 1
  expect((await bySecret(secret))?.idleExpiresAt).toEqual(session.expiresAt)
  sample.clock.ms += 1
  expect(await bySecret(secret)).toBeNull()
})

test('a session that is kept lasts as many days as the settings say, used or not', async () => {
  await sample.stores.settings.change({ keptSessionDays: 30 })
  const { session, secret } = await signedIn(sample, alice)
  await sample.stores.settings.change({ keptSessionDays: null })
  expect(session.expiresAt.getTime() - sample.clock.ms).toBe(30 * 1_440 * minuteMs)
  const deps = { sessions: sample.stores.sessions, clock: sample.clock }
  sample.clock.ms += minuteMs
  await touchSession(deps, session, { origin, settings: { sessionIdleMinutes: 30 } })
  sample.clock.ms = session.expiresAt.getTime() - 1
  expect(await bySecret(secret)).not.toBeNull()
  sample.clock.ms += 1
  expect(await bySecret(secret)).toBeNull()
})

test('a session that moved is noted at once', async () => {
  const { session, secret } = await signedIn(sample, alice)
  const deps = { sessions: sample.stores.sessions, clock: sample.clock }
  sample.clock.ms += 1_000
  expect(await touchSession(deps, session, { origin, settings: { sessionIdleMinutes: 30 } })).toBe(true)
  expect(await bySecret(secret)).toMatchObject({ last: origin })
})

test('SES-01 a step-up gives a new secret; the one before is dead, and what was proven adds up', async () => {
  const { session, secret } = await signedIn(sample, alice)
  sample.clock.ms += minuteMs
  const now = sample.clock.now()
  const deps = { sessions: sample.stores.sessions, clock: sample.clock }
  const mfa = { name: 'mfa', type: 'totp', at: now } as const
  const renewed = await renewSession(deps, session, { methods: [mfa], securityVersion: 1 })
  expect(await bySecret(secret)).toBeNull()
  expect(await bySecret(renewed.secret)).toEqual(renewed.session)
  expect(renewed.session).toMatchObject({ id: session.id, authenticatedAt: session.authenticatedAt })
  expect(renewed.session.methods).toEqual([...session.methods, mfa])
  const again = { name: 'pwd', at: now } as const
  const third = await renewSession(deps, renewed.session, { methods: [again], securityVersion: 1 })
  expect(third.session).toMatchObject({ authenticatedAt: now, methods: [again, mfa] })
})

test('SES-02 after a change of credentials only the session that made it goes on, under a new secret', async () => {
  const [changing, other] = [await signedIn(sample, bob), await signedIn(sample, bob)]
  await sample.stores.users.endGrantsOf(bob)
  const deps = { sessions: sample.stores.sessions, clock: sample.clock }
  const { secret } = await renewSession(deps, changing.session, { methods: [], securityVersion: 2 })
  expect(await bySecret(secret)).toMatchObject({ id: changing.session.id })
  expect(await bySecret(changing.secret)).toBeNull()
  expect(await bySecret(other.secret)).toBeNull()
})

test('a session that ended meanwhile is not renewed', async () => {
  const { session } = await signedIn(sample, alice)
  await sample.stores.sessions.remove(session.id)
  const deps = { sessions: sample.stores.sessions, clock: sample.clock }
  const late = renewSession(deps, session, { methods: [], securityVersion: 1 })
  await expect(late).rejects.toMatchObject({ code: 'session_expired' })
})

test('SES-06 signing out ends what needs the person; revoking ends all that hangs on the session', async () => {
  for (const [how, offlineLives, type] of [
    ['signed-out', true, 'user.signed_out'],
    ['revoked', false, 'user.session_revoked'],
  ] as const) {
    const [ends, stays] = [await signedIn(sample, alice), await signedIn(sample, alice)]
    const { id } = ends.session
    await sample.stores.sessions.noteClient(id, 'shop')
    const held = [await tokens(id), await tokens(id, ['openid']), await tokens(stays.session.id)] as const
    const ended = await sample.change((deps) => endSession(deps, actor, id, how))
    expect(ended).toEqual([{ id, userId: alice, clientIds: ['shop'] }])
    expect(await bySecret(ends.secret)).toBeNull()
    expect(await bySecret(stays.secret)).not.toBeNull()
    expect(await live(...held)).toEqual([offlineLives, false, true])
    expect(await lastEvent()).toMatchObject({ type, actor: { id: alice }, details: { session: id } })
    const due = await sample.stores.logoutNotices.take(10, sample.clock.now(), new Date(sample.clock.ms + minuteMs))
    expect(due).toMatchObject([{ clientId: 'shop', sessionId: id, userId: alice }])
  }
})

test('ending what is not there tells nobody and leaves no event', async () => {
  const before = await lastEvent()
  expect(await sample.change((deps) => endSession(deps, actor, 'ses_unknown', 'revoked'))).toEqual([])
  await sample.change((deps) => endSessionsOf(deps, actor, alice, { tokens: 'every' }))
  const after = await lastEvent()
  expect(await sample.change((deps) => endSessionsOf(deps, actor, alice, { tokens: 'every' }))).toEqual([])
  expect(await lastEvent()).toEqual(after)
  expect(after?.type).toBe('user.sessions_revoked')
  expect(before?.id).not.toBe(after?.id)
})

test('S000-39 all sessions of a person end but the one that asks, in one event', async () => {
  const [asks, other] = [await signedIn(sample, alice), await signedIn(sample, alice)]
  const held = [await tokens(asks.session.id), await tokens(other.session.id), await tokens(null)] as const
  const exceptId = asks.session.id
  const ended = await sample.change((deps) => endSessionsOf(deps, actor, alice, { exceptId }))
  expect(ended.map(({ id }) => id)).toEqual([other.session.id])
  expect(await live(...held)).toEqual([true, false, true])
  expect(await lastEvent()).toMatchObject({
    type: 'user.sessions_revoked',
    details: { sessions: 1, tokens: 1, except: exceptId },
  })
  await sample.change((deps) => endSessionsOf(deps, actor, alice, { exceptId, tokens: 'every' }))
  expect(await live(...held)).toEqual([true, false, false])
  expect(await bySecret(asks.secret)).not.toBeNull()
})

test('beyond a number the oldest sessions end, with what hangs on them, in one event', async () => {
  await sample.change((deps) => endSessionsOf(deps, actor, alice))
  const opened = []
  for (let count = 0; count < 3; count += 1) {
    opened.push(await signedIn(sample, alice))
    sample.clock.ms += 1_000
  }
  const [oldest, kept, newest] = opened
  if (oldest === undefined || kept === undefined || newest === undefined) throw new Error('a session is missing')
  const held = [await tokens(oldest.session.id), await tokens(kept.session.id)] as const
  const end = (most: number) => sample.change((deps) => endOldestSessions(deps, actor, newest.session, most))
  expect(await end(3)).toEqual([])
  expect((await end(2)).map(({ id }) => id)).toEqual([oldest.session.id])
  expect(await live(...held)).toEqual([false, true])
  expect(await bySecret(newest.secret)).not.toBeNull()
  expect(await lastEvent()).toMatchObject({
    type: 'user.oldest_sessions_ended',
    details: { sessions: 1, tokens: 1, except: newest.session.id, mostSessions: 2, session: oldest.session.id },
  })
  const more = await signedIn(sample, alice)
  expect(await sample.change((deps) => endOldestSessions(deps, actor, more.session, 1))).toHaveLength(2)
  expect((await lastEvent())?.details.ended).toEqual(expect.arrayContaining([kept.session.id, newest.session.id]))
})

test('a change that fails ends nothing', async () => {
  const { session, secret } = await signedIn(sample, alice)
  const held = await tokens(session.id)
  const failing = sample.change(async (deps) => {
    await endSession(deps, actor, session.id, 'revoked')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await bySecret(secret)).not.toBeNull()
  expect(await live(held)).toEqual([true])
})

test('SES-06 a session that is held is ended only after the work it is held for, whose tokens then end too', async () => {
  const { session } = await signedIn(sample, alice)
  const order: string[] = []
  const ending = { done: Promise.resolve() }
  const held = await sample.change(async (deps) => {
    await deps.sessions.hold(session.id, sample.clock.now())
    ending.done = sample
      .change((other) => endSession(other, actor, session.id, 'revoked'))
      .then(() => void order.push('ended'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const issued = await holdsTokens({ ...sample, stores: deps }, alice, sample.shop, { sessionId: session.id })
    order.push('issued')
    return issued
  })
  await ending.done
  expect(order).toEqual(['issued', 'ended'])
  expect(await live(held)).toEqual([false])
})
