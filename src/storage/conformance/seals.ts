// What every store of the sealed log must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditStore } from '../../audit/audit-event.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Sealer } from '../../kernel/sealing.ts'
import { rootOf, subtreesOf } from '../../sealed-log/merkle-tree.ts'
import type { LogKey } from '../../seals/log-key.ts'
import { sealAllEvents, sealEvents } from '../../seals/seal-events.ts'
import type { SealStore } from '../../seals/seal-store.ts'

interface Stores {
  readonly audit: AuditStore
  readonly seals: SealStore
}

export interface OpenedSeals extends Stores {
  readonly key: LogKey
  readonly sealer: Sealer
  change<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result>
  erase(userId: string, tombstone: string, names?: readonly string[]): Promise<void>
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

export function sealsContract(open: () => Promise<OpenedSeals>): void {
  let stores: OpenedSeals
  beforeAll(async () => {
    stores = await open()
  })

  const sealAll = () => sealAllEvents(stores.change, stores.key)
  const record = (id: string) => stores.audit.record(dan, 'user.updated', about(id))

  test('numbers have no gaps, and the root is that of all leaves', async () => {
    for (const count of [1, 2, 3, 5]) {
      for (let done = 0; done < count; done += 1) await record('auth0|alice')
      await sealAll()
    }
    const size = await stores.seals.size()
    expect(size).toBe(11)
    const sealed = await stores.seals.read(1, size)
    expect(sealed.map(({ sequence }) => sequence)).toEqual(Array.from({ length: size }, (_, place) => place + 1))
    const root = rootOf(await stores.seals.hashes(subtreesOf({ start: 0, end: size })))
    const leaves = sealed.map(({ leafHash }) => leafHash)
    expect(root).toEqual(wholeRoot(leaves))
  })

  test('an event that commits after a later one gets its number then', async () => {
    const before = await stores.seals.size()
    await stores.change(async ({ audit }) => {
      await audit.record(dan, 'user.updated', about('auth0|late'))
      await record('auth0|early')
      await sealAll()
      expect(await stores.seals.size()).toBe(before + 1)
      expect(await stores.seals.isQueued()).toBe(false)
      await record('auth0|early')
      await sealAll()
    })
    expect(await stores.seals.isQueued()).toBe(true)
    await sealAll()
    expect(await stores.seals.isQueued()).toBe(false)
    const sealed = await stores.seals.read(before + 1, before + 3)
    const subjects = sealed.map(({ logged }) => logged?.event.subject?.id)
    expect(subjects).toEqual(['auth0|early', 'auth0|early', 'auth0|late'])
  })

  test('one at a time seals, and a second one at the same moment does nothing', async () => {
    await record('auth0|alice')
    await stores.change(async ({ seals }) => {
      expect(await seals.hold(false)).toBe(true)
      expect(await stores.change((other) => other.seals.hold(false))).toBe(false)
      await sealEvents(seals, stores.key)
    })
    expect(await stores.seals.waiting()).toEqual({ count: 0, late: 0 })
  })

  test('what was sealed in a transaction that failed is sealed by the next', async () => {
    await record('auth0|alice')
    const size = await stores.seals.size()
    const killed = stores.change(async ({ seals }) => {
      await sealEvents(seals, stores.key)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await stores.seals.size()).toBe(size)
    await sealAll()
    expect(await stores.seals.size()).toBe(size + 1)
  })

  test('of checkpoints of before a time the first of each hour is left, and the newest', async () => {
    const { size: newest = 0 } = (await stores.seals.checkpoint()) ?? {}
    const start = Date.parse('2026-01-01T00:00:00Z')
    for (let place = 1; place <= 24; place += 1) {
      const at = new Date(start + place * 600_000)
      await stores.seals.insertCheckpoint({ size: newest + place, root: Buffer.alloc(32), note: 'x', at })
    }
    await stores.change(({ seals }) => seals.thinCheckpoints(new Date(start + 3 * 3_600_000)))
    const sizes = (await stores.seals.listCheckpoints(null, 100)).map(({ size }) => size - newest)
    expect(sizes).toEqual([24, 23, 22, 21, 20, 19, 18, 12, 6, 1])
    await stores.change(({ seals }) => seals.thinCheckpoints(new Date(start + 9 * 3_600_000)))
    expect((await stores.seals.checkpoint())?.size).toBe(newest + 24)
  })

  describe('erase', () => {
    const firstPage = { kind: 'cursor', after: null, limit: 10, withTotal: false } as const

    test.each([
      ['sealed', 'auth0|gone', 'erased_1'],
      ['waiting', 'auth0|gone2', 'erased_2'],
    ])(
      'S000-51 puts a tombstone in place of the id, the name and the free text of an erased person, of %s events',
      async (state, id, tombstone) => {
        const details = { reason: 'Gone Girl called', fields: ['x'] }
        await stores.audit.record(dan, 'user.suspended', about(id), details)
        await stores.audit.record({ ...dan, id, name: 'Gone Girl' }, 'user.updated', about('auth0|other'))
        await stores.audit.record(dan, 'users.export_started', null, { q: 'name:"Gone Girl"', format: 'json' })
        if (state === 'sealed') await sealAll()
        const before = await stores.seals.size()
        await stores.erase(id, tombstone, ['gone girl'])
        // Nobody waits for what is sealed, and nothing is sealed in the request.
        expect(await stores.seals.size()).toBe(before)
        expect((await stores.audit.listAbout(id, firstPage)).items).toEqual([])
        const { items } = await stores.audit.listAbout(tombstone, firstPage)
        expect(items).toMatchObject([
          { actor: { id: tombstone, name: tombstone }, ip: null, userAgent: null },
          { subject: { id: tombstone }, details: { fields: ['x'] }, actor: { name: 'Dan' } },
        ])
        await sealAll()
        const size = await stores.seals.size()
        const sealed = JSON.stringify(await stores.seals.read(size - 2, size))
        expect(sealed).not.toMatch(/gone/i)
        expect(sealed).toContain('users.export_started')
      },
    )

    test('S000-51 of somebody with thousands of events all go, and none of anybody else', async () => {
      const subjects = Array.from({ length: 4_500 }, () => about('auth0|many'))
      await stores.audit.recordEach({ ...dan, ip: null }, 'user.updated', subjects, { secret: 'many words' })
      await record('auth0|manyother')
      await stores.erase('auth0|many', 'erased_many')
      const [left] = (await stores.audit.listAbout('auth0|many', firstPage)).items
      expect(left).toBeUndefined()
      const wholePage = { ...firstPage, limit: 5_000 }
      const { items } = await stores.audit.listAbout('erased_many', wholePage)
      expect(items).toHaveLength(4_500)
      expect(JSON.stringify(items)).not.toContain('many words')
      expect((await stores.audit.listAbout('auth0|manyother', firstPage)).items).toHaveLength(1)
      await sealAll()
    })
  })
}

/** As RFC 9162 §2.1.1 writes it down. */
function wholeRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return rootOf([wholeRoot(leaves.slice(0, half)), wholeRoot(leaves.slice(half))])
}
