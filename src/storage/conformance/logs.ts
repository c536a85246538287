// What every store of log entries, and of what is counted from events, must do.
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditStore } from '../../audit/audit-event.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import type { StatsStore } from '../../logs/daily-stats.ts'
import type { LogEntry } from '../../logs/log-entry.ts'
import { logSearchFields } from '../../logs/log-fields.ts'
import type { LogStore } from '../../logs/log-store.ts'
import { parseSearch } from '../../search/parse-search.ts'

interface LogStores {
  readonly audit: AuditStore
  readonly logs: LogStore
  readonly stats: StatsStore
}

interface OpenedLogs extends LogStores {
  change<Result>(work: (stores: Pick<LogStores, 'audit'>) => Promise<Result>): Promise<Result>
  /** As if the database came out of a dump of a server that had seen many more transactions. */
  restored(): Promise<void>
  /** As an erasure of the person does. */
  erase(userId: string, tombstone: string): Promise<void>
}

const settledMs = 1_100
/** For what waits until every change of the server is finished. */
const patient = { timeout: 20_000 }
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'
const about = (id: string) => ({ kind: 'user', id: `auth0|${id}` }) as const
const machine: Actor = { ...systemActor, kind: 'client', id: 'client_1', ip: '203.0.113.7', userAgent: 'curl/8' }
const newest = {
  order: { by: 'date', direction: 'descending' },
  offset: 0,
  limit: 50,
  hostname: 'id.example.com',
} as const
const told = (entries: readonly LogEntry[]) => entries.map(({ type, userId }) => `${type} ${userId}`)

export function logsContract(open: () => Promise<OpenedLogs>): void {
  let stores: OpenedLogs
  beforeAll(async () => {
    stores = await open()
  })
  const search = (q: string) => stores.logs.list({ ...newest, filter: parseSearch(q, logSearchFields) })

  describe('list', () => {
    test('shows each code of an event as an entry, newest first, a second after it happened', async () => {
      const operation = {
        name: 'Create a User',
        method: 'post',
        path: '/api/v2/users',
        query: {},
      }
      await stores.audit.record({ ...machine, operation }, 'user.created', about('alice'), { connectionId: 'con_1' })
      await stores.audit.record(systemActor, 'signing_key.rotated', null)
      expect(await search('user_id:"auth0|alice"')).toEqual([])
      await wait(settledMs)
      const entries = await search('user_id:"auth0|alice"')
      expect(told(entries)).toEqual(['sapi auth0|alice', 'ss auth0|alice'])
      expect(entries[0]).toMatchObject({ operation, clientId: 'client_1', connectionId: 'con_1', strategy: null })
      expect(entries[1]).toMatchObject({ operation: null, event: { type: 'user.created' } })
    })

    test('one call that concerns many people is told of once', async () => {
      const operation = { name: 'Add members', method: 'post', path: '/api/v2/x', query: {} }
      const people = [about('m1'), about('m2')]
      const details = { organization: 'org_1' }
      await stores.audit.recordEach({ ...machine, operation }, 'organization.member_added', people, details)
      await wait(settledMs)
      expect(told(await search('organization_id:org_1'))).toEqual([
        'organization_member_added auth0|m2',
        'sapi auth0|m1',
        'organization_member_added auth0|m1',
      ])
    })

    test('finds by every kind of value, with its letter case, and never by a part of it', async () => {
      const actor = { ...systemActor, ip: '198.51.100.9', userAgent: firefox }
      const details = { reason: 'wrong_password', client: 'client_9', connectionId: 'con_9', organization: 'org_9' }
      await stores.audit.record(actor, 'user.sign_in_failed', about('Bob'), details)
      await wait(settledMs)
      const found = [
        'ip:198.51.100.9',
        'ip:198.51*',
        'client_id:client_9',
        'connection_id:con_9',
        'organization_id:org_9',
        'user_id:"auth0|Bob"',
        'type:fp',
        'type:fp AND NOT client_id:client_1',
        'description:"Wrong email or password."',
        '198.51.100.9',
        'date:[2026-01-01 TO *] AND type:fp',
        'hostname:id.example.com AND type:fp',
        'user_agent:Firefox* AND type:fp',
      ]
      for (const q of found) expect(told(await search(q)), q).toEqual(['fp auth0|Bob'])
      for (const q of ['user_id:"auth0|bob"', 'description:password', 'hostname:other AND type:fp', 'log_id:900']) {
        expect(await search(q), q).toEqual([])
      }
    })

    test('hides from a search for one code the others of the same event', async () => {
      expect(told(await search('type:ss'))).toEqual(['ss auth0|alice'])
      expect(told(await search('user_id:"auth0|alice" AND NOT type:ss'))).toEqual(['sapi auth0|alice'])
    })
  })

  describe('find', () => {
    test('gives one entry by its place, and none of an entry that is not there', async () => {
      const [entry] = await search('type:ss')
      const { place } = entry as LogEntry
      expect(await stores.logs.find(place)).toEqual(entry)
      expect(await stores.logs.find({ ...place, entry: 9 })).toBeNull()
    })
  })

  describe('follow', () => {
    test('who reads on misses nothing, in whatever order transactions commit', async () => {
      const seen: string[] = []
      let last: LogEntry | null = null
      const readOn = async () => {
        const entries = await stores.logs.follow(last?.place ?? null, 100)
        seen.push(...told(entries))
        last = entries.at(-1) ?? last
      }
      await readOn()
      seen.length = 0
      await stores.change(async (slow) => {
        await slow.audit.record(machine, 'user.created', about('begun-first'))
        await stores.change(({ audit }) => audit.record(machine, 'user.created', about('done-first')))
        await wait(settledMs)
        // What was done first is held back: what began before it is not there yet.
        expect(told(await search('type:ss AND user_id:"auth0|done-first"'))).toHaveLength(1)
        await readOn()
        expect(seen).toEqual([])
      })
      // Any change that is open on this server, in whatever database, holds readers back for as long.
      await expect
        .poll(async () => {
          await readOn()
          return seen
        }, patient)
        .toEqual(['ss auth0|begun-first', 'ss auth0|done-first'])
      await readOn()
      expect(seen).toHaveLength(2)
    })

    test('an event that a late transaction wrote early is not skipped', async () => {
      const [before] = (await stores.logs.follow(null, 100)).slice(-1)
      let release = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      // The one that begins first writes last, so its event has the higher number and the lower transaction.
      const first = stores.change(async ({ audit }) => {
        await audit.record(machine, 'user.deleted', about('one'))
        await held
        await audit.record(machine, 'user.deleted', about('three'))
      })
      await wait(100)
      await stores.change(({ audit }) => audit.record(machine, 'user.deleted', about('two')))
      release()
      await first
      await expect
        .poll(async () => told(await stores.logs.follow((before as LogEntry).place, 100)), patient)
        .toEqual(['sdu auth0|one', 'sdu auth0|three', 'sdu auth0|two'])
    })

    test('goes on after a restore, from where a reader was', async () => {
      const followed = async () => (await stores.logs.follow(null, 100)).map(({ place }) => place.eventId).toSorted()
      await expect.poll(async () => told(await stores.logs.follow(null, 100)), patient).toContain('sdu auth0|two')
      const entries = await followed()
      await stores.restored()
      expect(await followed()).toEqual([])
      await stores.logs.settleAfterRestore()
      await expect.poll(followed, patient).toEqual(entries)
    })
  })

  describe('erasure', () => {
    test('S000-51 leaves neither the address of the call nor the browser of an erased person', async () => {
      const operation = { name: 'Update', method: 'patch', path: '/api/v2/users/auth0|gone', query: {} }
      await stores.audit.record({ ...machine, operation }, 'user.updated', about('gone'), { fields: ['email'] })
      const gone = {
        ...machine,
        kind: 'user',
        id: 'auth0|gone',
        name: 'Gone Girl',
        userAgent: firefox.replaceAll('133', '99'),
      } as const
      await stores.audit.record(gone, 'user.signed_in', about('gone'))
      await stores.erase('auth0|gone', 'erased_1')
      await wait(settledMs)
      const entries = await search('user_id:erased_1')
      expect(entries.map(({ type }) => type)).toEqual(['s', 'sapi', 'sce'])
      expect(JSON.stringify(entries)).not.toMatch(/gone/i)
      expect(await search('user_agent:Firefox\\ 99*')).toEqual([])
    })
  })

  describe('daily stats', () => {
    test('are added up by day and listed oldest first', async () => {
      const at = new Date('2026-11-22T10:00:00.000Z')
      const [one, two] = ['2026-11-20', '2026-11-22']
      await stores.stats.add(
        [
          { day: two, logins: 2, signups: 0, leakedPasswords: 2 },
          { day: one, logins: 1, signups: 1, leakedPasswords: 0 },
        ],
        at,
      )
      await stores.stats.add([{ day: two, logins: 3, signups: 1, leakedPasswords: 1 }], new Date(at.getTime() + 1))
      expect(await stores.stats.list(one, two)).toEqual([
        { day: one, logins: 1, signups: 1, leakedPasswords: 0, createdAt: at, updatedAt: at },
        { day: two, logins: 5, signups: 1, leakedPasswords: 3, createdAt: at, updatedAt: new Date(at.getTime() + 1) },
      ])
      expect(await stores.stats.list('2026-11-21', '2026-11-21')).toEqual([])
    })
  })
}
