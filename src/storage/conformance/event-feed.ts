// What every feed of the audit must do.
import { beforeAll, expect, test } from 'vitest'
import type { AuditStore } from '../../audit/audit-event.ts'
import type { EventFeed } from '../../audit/event-feed.ts'
import { systemActor } from '../../kernel/actor.ts'

export interface OpenedFeed {
  readonly feed: EventFeed
  readonly audit: AuditStore
  readonly other: EventFeed
  change<Result>(work: (audit: AuditStore) => Promise<Result>): Promise<Result>
}

const role = (id: string) => ({ kind: 'role', id }) as const

export function eventFeedContract(open: () => Promise<OpenedFeed>): void {
  let opened: OpenedFeed
  let ids: readonly number[]
  beforeAll(async () => {
    opened = await open()
    for (const id of ['rol_1', 'rol_2', 'rol_3']) await opened.audit.record(systemActor, 'role.created', role(id))
    ids = (await opened.feed.after(0, 10)).map(({ id }) => id)
  })

  test('after answers what follows, in the order of ids, as many as asked for', async () => {
    const { feed } = opened
    expect((await feed.after(0, 2)).map(({ subject }) => subject?.id)).toEqual(['rol_1', 'rol_2'])
    expect((await feed.after(ids[1] as number, 10)).map(({ subject }) => subject?.id)).toEqual(['rol_3'])
    expect(await feed.after(ids[2] as number, 10)).toEqual([])
  })

  test('findMany answers those that are there, the oldest first', async () => {
    const [one, , three] = ids as [number, number, number]
    expect((await opened.feed.findMany([three, 999_999, one])).map(({ id }) => id)).toEqual([one, three])
    expect(await opened.feed.findMany([])).toEqual([])
  })

  test('has knows an event that is there, and lastBefore the last one until then', async () => {
    const { feed } = opened
    expect([await feed.has(ids[0] as number), await feed.has(999_999)]).toEqual([true, false])
    const { at } = await feed.moment()
    expect(await feed.lastBefore(new Date(at.getTime() + 1_000))).toBe(ids[2])
    expect(await feed.lastBefore(new Date(0))).toBe(0)
  })

  test('moment tells a change that is not finished', async () => {
    const { feed } = opened
    await opened.change(async (audit) => {
      await audit.record(systemActor, 'role.updated', role('rol_open'))
      const during = await feed.moment()
      expect(during.oldestOpenChange < during.nextChange).toBe(true)
      expect(during.at).toBeInstanceOf(Date)
      const later = await feed.moment()
      expect(later.oldestOpenChange < during.nextChange).toBe(true)
    })
  })

  test('TEN-04 events of another application are not there', async () => {
    const { other } = opened
    expect(await other.after(0, 10)).toEqual([])
    expect(await other.findMany(ids)).toEqual([])
    expect(await other.has(ids[0] as number)).toBe(false)
    expect(await other.lastBefore(new Date(Date.now() + 60_000))).toBe(0)
  })
}
