// What every store of audit events, and its outbox, must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditStore } from '../../audit/audit-event.ts'
import { drainOutbox } from '../../audit/drain-outbox.ts'
import type { OutboxStore } from '../../audit/outbox-store.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import type { PageRequest } from '../../kernel/page.ts'

export interface AuditStores {
  readonly audit: AuditStore
  readonly outbox: OutboxStore
}

export interface OpenedAudit extends AuditStores {
  change<Result>(work: (stores: AuditStores) => Promise<Result>): Promise<Result>
}

const dan: Actor = {
  kind: 'operator',
  id: 'opr_dan',
  name: 'Dan',
  permissions: new Set(),
  ip: '203.0.113.7',
  userAgent: 'Firefox',
  requestId: 'req-1',
}

const about = (id: string) => ({ kind: 'user', id }) as const

function firstPage(limit: number): PageRequest {
  return { kind: 'cursor', after: null, limit, withTotal: false }
}

export function auditContract(open: () => Promise<OpenedAudit>): void {
  let stores: OpenedAudit
  beforeAll(async () => {
    stores = await open()
  })

  describe('record', () => {
    test('keeps who, what, to whom and from where', async () => {
      await stores.audit.record(dan, 'user.suspended', about('auth0|alice'), { reason: 'asked to' })
      const { items } = await stores.audit.listAbout('auth0|alice', firstPage(10))
      expect(items).toEqual([
        {
          id: expect.any(Number),
          at: expect.any(Date),
          type: 'user.suspended',
          actor: { kind: 'operator', id: 'opr_dan', name: 'Dan' },
          subject: { kind: 'user', id: 'auth0|alice' },
          ip: '203.0.113.7',
          userAgent: 'Firefox',
          requestId: 'req-1',
          details: { reason: 'asked to' },
        },
      ])
    })

    test('leaves neither event nor outbox row when the change is undone', async () => {
      const undone = stores.change(async ({ audit }) => {
        await audit.record(dan, 'user.created', about('auth0|undone'))
        throw new Error('undo')
      })
      await expect(undone).rejects.toThrow('undo')
      expect((await stores.audit.listAbout('auth0|undone', firstPage(10))).items).toEqual([])
    })
  })

  describe('recordEach', () => {
    test('writes one event about each subject', async () => {
      await stores.audit.recordEach(dan, 'user.role_assigned', [about('auth0|e1'), about('auth0|e2')], { roles: ['r'] })
      for (const id of ['auth0|e1', 'auth0|e2']) {
        const { items } = await stores.audit.listAbout(id, firstPage(10))
        expect(items).toMatchObject([{ type: 'user.role_assigned', subject: { id }, details: { roles: ['r'] } }])
      }
    })
  })

  describe('listAbout', () => {
    test('S000-25 shows what the user did and what was done to them, newest first, each event once', async () => {
      const bob = { ...dan, id: 'auth0|bob', name: 'bob' }
      await stores.audit.record(dan, 'user.created', about('auth0|bob'))
      await stores.audit.record(bob, 'user.updated', about('auth0|bob'))
      await stores.audit.record(bob, 'user.updated', about('auth0|somebody'))
      const { items, next } = await stores.audit.listAbout('auth0|bob', firstPage(10))
      expect(items.map(({ type, subject }) => [type, subject?.id])).toEqual([
        ['user.updated', 'auth0|somebody'],
        ['user.updated', 'auth0|bob'],
        ['user.created', 'auth0|bob'],
      ])
      expect(next).toBeNull()
    })

    test('S000-26 shows no event of other users', async () => {
      await stores.audit.record(dan, 'user.updated', about('auth0|carol'))
      await stores.audit.record(dan, 'user.updated', about('auth0|carola'))
      const { items } = await stores.audit.listAbout('auth0|carol', firstPage(10))
      expect(items.map(({ subject }) => subject?.id)).toEqual(['auth0|carol'])
    })

    test('pages by cursor through all events, and refuses a cursor of another list', async () => {
      for (let count = 0; count < 5; count += 1) {
        await stores.audit.record(dan, 'user.updated', about('auth0|paged'), { count })
      }
      const first = await stores.audit.listAbout('auth0|paged', firstPage(3))
      const second = await stores.audit.listAbout('auth0|paged', { ...firstPage(3), after: first.next } as PageRequest)
      const counts = [...first.items, ...second.items].map(({ details }) => details.count)
      expect(counts).toEqual([4, 3, 2, 1, 0])
      expect(second.next).toBeNull()
      const foreign = stores.audit.listAbout('auth0|alice', { ...firstPage(3), after: first.next } as PageRequest)
      await expect(foreign).rejects.toMatchObject({ code: 'invalid_cursor' })
    })

    test('INJ-01 refuses a cursor whose place was changed to something that is no event id', async () => {
      for (let count = 0; count < 2; count += 1) await stores.audit.record(dan, 'user.updated', about('auth0|forged'))
      const { next } = await stores.audit.listAbout('auth0|forged', firstPage(1))
      const [print, key] = JSON.parse(Buffer.from(next as string, 'base64url').toString()) as [string, null]
      const after = Buffer.from(JSON.stringify([print, key, "1' OR true --"])).toString('base64url')
      const forged = stores.audit.listAbout('auth0|forged', { ...firstPage(1), after } as PageRequest)
      await expect(forged).rejects.toMatchObject({ code: 'invalid_cursor' })
    })
  })

  describe('listTypesAbout', () => {
    test('shows what was done to the user of these types alone, newest first, page by page', async () => {
      const carol = { ...dan, id: 'auth0|shown', name: 'carol' }
      await stores.audit.record(carol, 'user.signed_in', about('auth0|shown'))
      await stores.audit.record(dan, 'user.diagnosis_viewed', about('auth0|shown'))
      await stores.audit.record(dan, 'user.suspended', about('auth0|shown'))
      await stores.audit.record(carol, 'user.suspended', about('auth0|somebody'))
      const page = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
      const list = (after: string | null) =>
        stores.audit.listTypesAbout('auth0|shown', ['user.signed_in', 'user.suspended'], { ...page, after })
      const first = await list(null)
      expect(first.items).toMatchObject([{ type: 'user.suspended', subject: { id: 'auth0|shown' } }])
      expect(await list(first.next)).toMatchObject({ items: [{ type: 'user.signed_in' }], next: null })
    })
  })

  describe('outbox', () => {
    test('hands each event on once, in order', async () => {
      await drained(stores)
      expect(await stores.outbox.isFilled()).toBe(false)
      await stores.audit.record(dan, 'user.created', about('auth0|o1'))
      expect(await stores.outbox.isFilled()).toBe(true)
      await stores.audit.record(systemActor, 'api_key.created', null)
      expect(await drained(stores)).toEqual(['user.created', 'api_key.created'])
      expect(await drained(stores)).toEqual([])
    })

    test('keeps the events when a subscriber fails', async () => {
      await stores.audit.record(dan, 'user.deleted', about('auth0|o2'))
      const failing = stores.change((deps) =>
        drainOutbox(deps, [
          async () => {
            throw new Error('no log today')
          },
        ]),
      )
      await expect(failing).rejects.toThrow('no log today')
      expect(await drained(stores)).toEqual(['user.deleted'])
    })

    test('leaves to another worker what that one is taking', async () => {
      await stores.audit.record(dan, 'user.deleted', about('auth0|o3'))
      await stores.change(async (one) => {
        expect(await one.outbox.take(10)).toHaveLength(1)
        expect(await stores.change((other) => other.outbox.take(10))).toEqual([])
      })
    })
  })
}

async function drained(stores: OpenedAudit): Promise<string[]> {
  const seen: string[] = []
  await stores.change((deps) => drainOutbox(deps, [async ({ type }) => void seen.push(type)]))
  return seen
}
