// What every store must do that searches the audit: each condition for itself and together, newest first, page by page, and
// nothing of another application.
import { beforeAll, expect, test } from 'vitest'
import type { AuditFilter, AuditSearchStore } from '../../audit/audit-search.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { sampleClient } from './clients.ts'
import { everyPage, type Stores, type TwoApplications } from './two-applications.ts'

const alice = 'auth0|alice'
const kim: Actor = { ...systemActor, kind: 'operator', id: 'auth0|kim', name: 'Kim', ip: '192.0.2.7', requestId: 'r-1' }
const about = (id: string) => ({ kind: 'user', id }) as const
const page = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const

export function auditSearchStoreContract(open: () => Promise<TwoApplications>): void {
  let stores: Stores
  let search: AuditSearchStore
  let elsewhere: AuditSearchStore
  beforeAll(async () => {
    const opened = await open()
    stores = opened.stores
    search = stores.auditSearch
    elsewhere = opened.elsewhere.auditSearch
    const { audit } = stores
    await audit.record(systemActor, 'user.created', about(alice))
    await audit.record(kim, 'user.updated', about(alice), { fields: ['email'], organization: 'org_1' })
    await audit.record(kim, 'user.updated', about(alice), { fields: ['name'] })
    await audit.record(systemActor, 'user.session_revoked', about(alice), { session: 'ses_1' })
    await audit.record(systemActor, 'user.sign_in_failed', about(alice), { reason: 'wrong_password' })
    await audit.record(systemActor, 'user.sign_in_failed', about('auth0|bob'), { reason: 'unknown_user' })
    await opened.elsewhere.audit.record(kim, 'user.suspended', about(alice), { organization: 'org_1' })
  })

  const found = async (filter: AuditFilter) => (await search.search(filter, page)).items.map(({ type }) => type)

  test('TEN-04 each condition finds its events, newest first, and together they find what fits all', async () => {
    expect(await found({ subjectId: alice })).toEqual([
      'user.sign_in_failed',
      'user.session_revoked',
      'user.updated',
      'user.updated',
      'user.created',
    ])
    expect(await found({ actorId: kim.id })).toEqual(['user.updated', 'user.updated'])
    expect(await found({ aboutId: kim.id })).toEqual(['user.updated', 'user.updated'])
    expect(await found({ aboutAnyOf: [kim.id, 'auth0|bob'] })).toHaveLength(3)
    expect(await found({ aboutAnyOf: [] })).toEqual([])
    expect(await found({ anyId: 'r-1' })).toHaveLength(2)
    expect(await found({ ip: '192.0.2.7', requestId: 'r-1' })).toHaveLength(2)
    expect(await found({ reason: 'wrong_password' })).toEqual(['user.sign_in_failed'])
    expect(await found({ types: ['user.created', 'user.updated'], actorId: systemActor.id })).toEqual(['user.created'])
    expect(await found({ organizationId: 'org_1' })).toEqual(['user.updated'])
    expect(await found({ sessionId: 'ses_1' })).toEqual(['user.session_revoked'])
    expect(await found({ types: [] })).toEqual([])
  })

  test('TEN-04 failures of one reason are listed with whose they are, oldest first, and not those of elsewhere', async () => {
    const listed = (from: AuditSearchStore, span: { since: Date; until: Date }, atMost = 10) =>
      from.listFailedSignIns('wrong_password', span, atMost)
    const always = { since: new Date(0), until: new Date(Date.UTC(2100, 0, 1)) }
    expect(await listed(search, always)).toEqual([{ userId: alice, ip: systemActor.ip, at: expect.any(Date) }])
    expect(await listed(search, { since: always.since, until: new Date(1) })).toEqual([])
    expect(await listed(search, always, 0)).toEqual([])
    expect(await listed(elsewhere, always)).toEqual([])
  })

  test('TEN-04 failures of one person are listed newest first, and not those of elsewhere', async () => {
    const listed = (from: AuditSearchStore, since = new Date(0), atMost = 10) =>
      from.listFailedTriesOf('auth0|dan', since, atMost)
    const fail = (reason: string, ip: string) =>
      stores.audit.record({ ...kim, ip }, 'user.sign_in_failed', about('auth0|dan'), { reason })
    await fail('wrong_password', '192.0.2.1')
    await fail('wrong_totp', '192.0.2.2')
    const newest = { reason: 'wrong_totp', ip: '192.0.2.2', at: expect.any(Date) }
    expect(await listed(search)).toEqual([newest, { ...newest, reason: 'wrong_password', ip: '192.0.2.1' }])
    expect(await listed(search, new Date(0), 1)).toEqual([newest])
    expect(await listed(search, new Date(Date.UTC(2100, 0, 1)))).toEqual([])
    expect(await listed(elsewhere)).toEqual([])
  })

  test('TEN-04 addresses of sign-ins are counted each once, of the newest and of one organization, and not those of elsewhere', async () => {
    const signIn = (ip: string | null, more = {}) =>
      stores.audit.record({ ...kim, ip }, 'user.signed_in', about(alice), more)
    await signIn('192.0.2.8', { organization: 'org_2' })
    await signIn('192.0.2.9')
    await signIn('192.0.2.9', { organization: 'org_2' })
    await signIn(null)
    const span = { since: new Date(0), until: new Date(Date.UTC(2100, 0, 1)) }
    const listed = async (from: AuditSearchStore, organizationId: string | null, atMost = 10, within = span) => {
      const rows = await from.listSignInAddresses(organizationId, within, atMost)
      return rows.map(({ ip, signIns }) => `${ip} ${signIns}`).sort()
    }
    expect(await listed(search, null)).toEqual(['192.0.2.8 1', '192.0.2.9 2', 'null 1'])
    expect(await listed(search, null, 2)).toEqual(['192.0.2.9 1', 'null 1'])
    expect(await listed(search, 'org_2')).toEqual(['192.0.2.8 1', '192.0.2.9 1'])
    expect(await listed(search, null, 10, { since: span.since, until: new Date(1) })).toEqual([])
    expect(await listed(elsewhere, null)).toEqual([])
  })

  test('a span holds its beginning and not its end', async () => {
    const [newest] = (await search.search({ subjectId: alice }, page)).items
    const at = newest?.at ?? new Date(0)
    const isIn = async (span: AuditFilter) => {
      const { items } = await search.search({ ...span, subjectId: alice }, page)
      return items.some(({ id }) => id === newest?.id)
    }
    expect(await isIn({ since: new Date(at.getTime() - 1) })).toBe(true)
    expect(await isIn({ since: new Date(at.getTime() + 1) })).toBe(false)
    expect(await isIn({ until: new Date(at.getTime() - 1) })).toBe(false)
  })

  test('pages follow each other without a gap, and a place in one list is none in another', async () => {
    const all = (await search.search({}, page)).items
    expect(await everyPage(2, (asked) => search.search({}, asked))).toEqual(all)
    const { next } = await search.search({}, { ...page, limit: 2 })
    await expect(search.search({ actorId: kim.id }, { ...page, after: next })).rejects.toMatchObject({
      code: 'invalid_cursor',
    })
    await expect(elsewhere.search({}, { ...page, after: next })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  test('one event is found by its id with its organization, here alone', async () => {
    const [event] = (await search.search({ organizationId: 'org_1' }, page)).items
    if (event === undefined) throw new Error('the event is not there')
    expect(await search.find(event.id)).toEqual({ event, organizationId: 'org_1' })
    expect(await elsewhere.find(event.id)).toBeNull()
    expect(await search.find(0)).toBeNull()
  })

  test('who changed an address last is told, and changes of anything else do not count', async () => {
    const change = await search.findNewestChange(alice, 'email')
    expect(change).toMatchObject({ type: 'user.updated', actor: { id: kim.id }, details: { fields: ['email'] } })
    expect(await search.findNewestChange(alice, 'emailVerified')).toBeNull()
    expect(await search.findNewestChange('auth0|bob', 'email')).toBeNull()
    expect(await elsewhere.findNewestChange(alice, 'email')).toBeNull()
  })

  test('what things are called now is told by their ids, and nothing of what is elsewhere or gone', async () => {
    await stores.clients.insert(sampleClient('shop', { name: 'The shop' }))
    const names = await search.names(['shop', alice, 'auth0|nobody'])
    expect(names.get('shop')).toBe('The shop')
    expect([...names.keys()].sort()).toEqual([alice, 'shop'])
    expect((await elsewhere.names(['shop', alice])).size).toBe(0)
  })
}
