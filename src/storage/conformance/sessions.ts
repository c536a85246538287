// What every store of sessions and of what is told when they end must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ClientStore } from '../../clients/client-store.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { LogoutNoticeStore } from '../../sessions/logout-notices.ts'
import { type Session, sessionHash } from '../../sessions/session.ts'
import type { SessionStore } from '../../sessions/session-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleClient } from './clients.ts'
import { all } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface SessionStoresSubject {
  readonly sessions: SessionStore
  readonly logoutNotices: LogoutNoticeStore
  readonly users: UserStore
  readonly clients: ClientStore
  readonly connections: ConnectionStore
  /** Another application's store over the same rows. */
  readonly elsewhere: SessionStore
}

export function sampleSession(id: string, userId: string, given: Partial<Session> = {}): Session {
  return {
    id,
    userId,
    securityVersion: 1,
    methods: [{ name: 'pwd', at: at(0) }],
    authenticatedAt: at(0),
    isPersistent: true,
    createdAt: at(0),
    lastInteractedAt: at(0),
    idleExpiresAt: at(30),
    expiresAt: at(59),
    initial: { ip: '192.0.2.1', userAgent: 'First' },
    last: { ip: '192.0.2.2', userAgent: 'Last' },
    clientIds: [],
    metadata: null,
    ...given,
  }
}

export function sessionStoresContract(open: () => Promise<SessionStoresSubject>): void {
  let subject: SessionStoresSubject
  beforeAll(async () => {
    subject = await open()
    await subject.connections.insert(sampleConnection('con_1'))
    for (const name of ['alice', 'bob', 'carol', 'dan']) await subject.users.insert(samplePerson('con_1', name))
    const told = { oidc_logout: { backchannel_logout_urls: ['https://shop.example.com/out'] } }
    await subject.clients.insert(sampleClient('shop', { settings: told }))
    await subject.clients.insert(sampleClient('quiet', { settings: { oidc_logout: { backchannel_logout_urls: [] } } }))
  })
  const keep = async (session: Session) => subject.sessions.insert(session, sessionHash(session.id))

  describe('sessions', () => {
    test('a session comes back by its secret and by its id as it was stored', async () => {
      const methods = [
        { name: 'pwd', at: at(0) },
        { name: 'mfa', at: at(1), type: 'totp' },
      ] as const
      const session = sampleSession('whole', 'auth0|alice', { methods, metadata: { seat: 4 } })
      await keep(session)
      expect(await subject.sessions.findBySecret(sessionHash('whole'), at(1))).toEqual(session)
      expect(await subject.sessions.find('whole', at(1))).toEqual(session)
      expect(await subject.sessions.hold('whole', at(1))).toEqual(session)
      expect(await subject.sessions.hold('whole', session.expiresAt)).toBeNull()
      expect(await subject.sessions.findBySecret(sessionHash('other'), at(1))).toBeNull()
    })

    test('TEN-04 a session of another application is not there, whatever is known of it', async () => {
      await keep(sampleSession('wall', 'auth0|alice'))
      expect(await subject.elsewhere.findBySecret(sessionHash('wall'), at(1))).toBeNull()
      expect(await subject.elsewhere.find('wall', at(1))).toBeNull()
      expect((await subject.elsewhere.listOf('auth0|alice', all, at(1))).items).toEqual([])
      expect(await subject.elsewhere.remove('wall')).toBeNull()
    })

    test('SES-12 a session is over at its idle end and at its absolute end, to the millisecond', async () => {
      await keep(sampleSession('limits', 'auth0|alice', { idleExpiresAt: at(30), expiresAt: at(40) }))
      const before = new Date(at(30).getTime() - 1)
      expect(await subject.sessions.find('limits', before)).not.toBeNull()
      expect(await subject.sessions.find('limits', at(30))).toBeNull()
      await subject.sessions.touch('limits', at(29), at(50), { ip: null, userAgent: null })
      expect(await subject.sessions.find('limits', at(39))).not.toBeNull()
      expect(await subject.sessions.findBySecret(sessionHash('limits'), at(40))).toBeNull()
    })

    test('SES-02 every session is over once the security version of its person rose', async () => {
      await keep(sampleSession('old', 'auth0|carol'))
      await subject.users.endGrantsOf('auth0|carol')
      expect(await subject.sessions.findBySecret(sessionHash('old'), at(1))).toBeNull()
      expect(await subject.sessions.find('old', at(1))).toBeNull()
      expect((await subject.sessions.listOf('auth0|carol', all, at(1))).items).toEqual([])
      await keep(sampleSession('new', 'auth0|carol', { securityVersion: 2 }))
      expect(await subject.sessions.find('new', at(1))).not.toBeNull()
    })

    test('SES-05 a blocked person has no session', async () => {
      await keep(sampleSession('blocked', 'auth0|dan'))
      const dan = await subject.users.find('auth0|dan')
      if (dan === null) throw new Error('dan is missing')
      await subject.users.save({ ...dan, isBlocked: true })
      expect(await subject.sessions.findBySecret(sessionHash('blocked'), at(1))).toBeNull()
      await subject.users.save({ ...dan, isBlocked: false })
      expect(await subject.sessions.findBySecret(sessionHash('blocked'), at(1))).not.toBeNull()
    })

    test('of who is suspended for a while, or beyond their day, there is none then and one again afterwards', async () => {
      await keep(sampleSession('lapses', 'auth0|dan', { idleExpiresAt: at(60), expiresAt: at(60) }))
      const dan = await subject.users.find('auth0|dan')
      if (dan === null) throw new Error('dan is missing')
      const isThere = async (minute: number) =>
        (await subject.sessions.findBySecret(sessionHash('lapses'), at(minute))) !== null
      await subject.users.save({ ...dan, isBlocked: true, suspendedUntil: at(5) })
      expect([await isThere(4), await isThere(5)]).toEqual([false, true])
      await subject.users.save({ ...dan, isBlocked: false, expiresAt: at(8) })
      expect([await isThere(7), await isThere(8)]).toEqual([true, false])
      await subject.users.save({ ...dan, isBlocked: false, expiresAt: null })
      expect(await isThere(8)).toBe(true)
    })

    test('a list is of one person, newest first, page by page', async () => {
      for (const minute of [2, 1, 3]) {
        await keep(sampleSession(`bob${minute}`, 'auth0|bob', { createdAt: at(minute) }))
      }
      const page = { kind: 'cursor', after: null, limit: 2, withTotal: true } as const
      const first = await subject.sessions.listOf('auth0|bob', page, at(5))
      expect(first.items.map(({ id }) => id)).toEqual(['bob3', 'bob2'])
      expect(first.total).toEqual({ count: 3, isEstimate: false })
      const second = await subject.sessions.listOf('auth0|bob', { ...page, after: first.next }, at(5))
      expect(second).toMatchObject({ items: [{ id: 'bob1' }], next: null })
    })

    test('touch moves times forward and never back', async () => {
      await keep(sampleSession('touched', 'auth0|alice'))
      const elsewhere = { ip: '192.0.2.9', userAgent: 'Another' }
      await subject.sessions.touch('touched', at(10), at(40), elsewhere)
      await subject.sessions.touch('touched', at(5), at(35), { ip: '192.0.2.8', userAgent: 'Late' })
      const touched = await subject.sessions.find('touched', at(11))
      expect(touched).toMatchObject({ lastInteractedAt: at(10), idleExpiresAt: at(40), last: elsewhere })
      expect(touched?.initial).toEqual({ ip: '192.0.2.1', userAgent: 'First' })
    })

    test('SES-01 renew gives another secret, and the one before opens nothing', async () => {
      await keep(sampleSession('renewed', 'auth0|alice'))
      const changes = { methods: [{ name: 'passkey', at: at(3) }], authenticatedAt: at(3), securityVersion: 1 } as const
      expect(await subject.sessions.renew('renewed', sessionHash('fresh'), changes)).toBe(true)
      expect(await subject.sessions.findBySecret(sessionHash('renewed'), at(4))).toBeNull()
      expect(await subject.sessions.findBySecret(sessionHash('fresh'), at(4))).toMatchObject({
        id: 'renewed',
        ...changes,
      })
      expect(await subject.sessions.renew('gone', sessionHash('never'), changes)).toBe(false)
    })

    test('the clients of a session are noted once each, and only those there are', async () => {
      await keep(sampleSession('clients', 'auth0|alice'))
      for (const client of ['shop', 'quiet', 'shop', 'unknown']) await subject.sessions.noteClient('clients', client)
      await subject.sessions.noteClient('gone', 'shop')
      expect((await subject.sessions.find('clients', at(1)))?.clientIds).toEqual(['quiet', 'shop'])
    })

    test('metadata is set and cleared', async () => {
      await keep(sampleSession('noted', 'auth0|alice'))
      await subject.sessions.setMetadata('noted', { desk: '4b' })
      expect((await subject.sessions.find('noted', at(1)))?.metadata).toEqual({ desk: '4b' })
      await subject.sessions.setMetadata('noted', null)
      expect((await subject.sessions.find('noted', at(1)))?.metadata).toBeNull()
    })

    test('remove tells who used the session, once, even when its time was up', async () => {
      await keep(sampleSession('leaving', 'auth0|alice', { expiresAt: at(0) }))
      await subject.sessions.noteClient('leaving', 'shop')
      const ended = { id: 'leaving', userId: 'auth0|alice', clientIds: ['shop'] }
      expect(await subject.sessions.remove('leaving')).toEqual(ended)
      expect(await subject.sessions.remove('leaving')).toBeNull()
    })

    test('removeAllOf takes every session of one person but the one that is named', async () => {
      const ended = await subject.sessions.removeAllOf('auth0|bob', 'bob2')
      expect(ended.map(({ id }) => id).sort()).toEqual(['bob1', 'bob3'])
      expect((await subject.sessions.listOf('auth0|bob', all, at(5))).items.map(({ id }) => id)).toEqual(['bob2'])
      expect(await subject.sessions.removeAllOf('auth0|bob')).toHaveLength(1)
      expect(await subject.sessions.find('whole', at(5))).not.toBeNull()
    })

    test('a session for nobody is refused, and sessions go with their person', async () => {
      await expect(keep(sampleSession('nobody', 'auth0|nobody'))).rejects.toMatchObject({ code: 'user_not_found' })
      await subject.users.insert(samplePerson('con_1', 'erased'))
      await keep(sampleSession('erased', 'auth0|erased'))
      await subject.users.remove('auth0|erased')
      expect(await subject.sessions.remove('erased')).toBeNull()
    })

    test('removeOldestOf takes the oldest live ones beyond a number that countOwn counts, never the one named or an impersonation', async () => {
      const of = (id: string, minute: number, more: Partial<Session> = {}) =>
        keep(sampleSession(id, 'auth0|dan', { createdAt: at(minute), ...more }))
      await subject.sessions.removeAllOf('auth0|dan')
      await of('first', 1)
      await of('second', 2)
      await of('third', 3)
      await of('over', 0, { expiresAt: at(5) })
      await of('acted', 0, { impersonator: { id: 'usr_1', name: 'Olga', impersonation: 'imp_1' } })
      const beyond = (count: number, except: string) =>
        subject.sessions
          .removeOldestOf('auth0|dan', count, except, at(6))
          .then((gone) => gone.map(({ id }) => id).sort())
      expect(await subject.sessions.countOwn('auth0|dan', at(6))).toBe(3)
      expect(await subject.elsewhere.countOwn('auth0|dan', at(6))).toBe(0)
      expect(await subject.elsewhere.removeOldestOf('auth0|dan', 0, 'third', at(6))).toEqual([])
      expect(await beyond(2, 'third')).toEqual([])
      expect(await beyond(1, 'first')).toEqual(['second'])
      expect(await beyond(0, 'first')).toEqual(['third'])
      expect(await subject.sessions.find('first', at(6))).not.toBeNull()
      expect(await subject.sessions.find('acted', at(6))).not.toBeNull()
    })

    test('removeEnded forgets what ended before a time and keeps the rest', async () => {
      await keep(sampleSession('past', 'auth0|bob', { expiresAt: at(5) }))
      await keep(sampleSession('present', 'auth0|bob', { expiresAt: at(6) }))
      await subject.sessions.removeEnded(at(6))
      expect(await subject.sessions.remove('past')).toBeNull()
      expect(await subject.sessions.remove('present')).not.toBeNull()
    })
  })

  describe('logout notices', () => {
    const ended = { id: 'ses_told', userId: 'auth0|alice', clientIds: ['shop', 'quiet', 'unknown'] }

    test('a notice waits for each client that named an address, and for no other', async () => {
      await subject.logoutNotices.queue([ended], at(0))
      await subject.logoutNotices.queue([], at(0))
      const taken = await subject.logoutNotices.take(10, at(0), at(5))
      expect(taken).toMatchObject([
        { clientId: 'shop', sessionId: 'ses_told', userId: 'auth0|alice', createdAt: at(0), attempts: 1 },
      ])
    })

    test('a notice that is taken comes again only after its lease, until it is settled', async () => {
      expect(await subject.logoutNotices.take(10, at(4), at(9))).toEqual([])
      const [notice] = await subject.logoutNotices.take(10, at(5), at(9))
      if (notice === undefined) throw new Error('the notice did not come back')
      expect(notice.attempts).toBe(2)
      await subject.logoutNotices.settle(notice.id, { kind: 'failed', fault: 'timeout', nextAttemptAt: at(20) })
      expect(await subject.logoutNotices.take(10, at(19), at(30))).toEqual([])
      expect(await subject.logoutNotices.take(10, at(20), at(30))).toHaveLength(1)
      await subject.logoutNotices.settle(notice.id, { kind: 'delivered', at: at(21) })
      expect(await subject.logoutNotices.take(10, at(59), at(59))).toEqual([])
    })

    test('two who take at the same time get different notices', async () => {
      await subject.logoutNotices.queue([{ ...ended, id: 'one' }], at(0))
      await subject.logoutNotices.queue([{ ...ended, id: 'two' }], at(1))
      const taken = await Promise.all([1, 2, 3].map(() => subject.logoutNotices.take(1, at(2), at(9))))
      expect(
        taken
          .flat()
          .map(({ sessionId }) => sessionId)
          .sort(),
      ).toEqual(['one', 'two'])
    })

    test('a notice that was given up is not taken again, and old ones are forgotten', async () => {
      for (const { id } of await subject.logoutNotices.take(10, at(9), at(10))) {
        await subject.logoutNotices.settle(id, { kind: 'failed', fault: 'gone', nextAttemptAt: null })
      }
      expect(await subject.logoutNotices.take(10, at(59), at(59))).toEqual([])
      await subject.logoutNotices.queue([ended], at(30))
      await subject.logoutNotices.removeBefore(at(31))
      expect(await subject.logoutNotices.take(10, at(59), at(59))).toEqual([])
    })
  })
}
