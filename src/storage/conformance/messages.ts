// What every store of messages must do.
import { beforeAll, expect, test } from 'vitest'
import type { Message } from '../../messages/message.ts'
import type { MessageStore } from '../../messages/message-store.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second))

const reset: Message<'reset-password'> = {
  kind: 'reset-password',
  to: 'bob@example.com',
  userId: null,
  locale: 'de',
  values: { link: 'https://id.example.com/u/reset-password?ticket=canary#' },
}

export interface OpenedMessageStores {
  readonly messages: MessageStore
  /** The same application where no mail server is set. */
  readonly keeping: MessageStore
  /** Of another application in the same storage. */
  readonly other: MessageStore
  /** What the stores' clock says from now on. */
  setTime(time: Date): void
  /** Everything of the messages that is stored, as text. */
  dump(): Promise<string>
}

export function messageStoreContract(open: () => Promise<OpenedMessageStores>): void {
  let stores: OpenedMessageStores
  beforeAll(async () => {
    stores = await open()
  })

  async function queued(second: number, store = stores.messages): Promise<string> {
    stores.setTime(at(second))
    await store.queue(reset)
    const { items } = await store.list({ kind: 'cursor', after: null, limit: 1, withTotal: false })
    return items[0]?.id as string
  }

  test('a queued message waits, and is found with what it says', async () => {
    const id = await queued(0)
    expect(await stores.messages.find(id)).toEqual({
      id,
      ...reset,
      status: 'waiting',
      queuedAt: at(0),
      sentAt: null,
      attempts: 0,
      lastFault: null,
    })
  })

  test('CFG-02 links and codes are not stored in the clear', async () => {
    expect(await stores.dump()).toContain('bob@example.com')
    expect(await stores.dump()).not.toContain('canary')
  })

  test('TEN-01 another application neither sees nor takes nor ends the message', async () => {
    const id = await queued(1)
    expect(await stores.other.find(id)).toBeNull()
    expect(await stores.other.lease(10, at(60), at(90))).toEqual([])
    await stores.other.giveUp(id, 'not theirs')
    await stores.other.removeBefore(at(60))
    expect(await stores.messages.find(id)).toMatchObject({ status: 'waiting' })
  })

  test('a message is leased by one worker at a time, and again when the lease runs out', async () => {
    await stores.messages.removeBefore(at(2))
    const ids = [await queued(2), await queued(3)]
    const leases = await Promise.all([1, 2, 3].map(() => stores.messages.lease(1, at(10), at(20))))
    expect(leases.flat().map((message) => message.id)).toHaveLength(2)
    expect(new Set(leases.flat().map((message) => message.id))).toEqual(new Set(ids))
    expect(leases.flat()[0]).toMatchObject({ attempts: 1, values: reset.values })
    expect(await stores.messages.lease(10, at(19), at(30))).toEqual([])
    const again = await stores.messages.lease(10, at(20), at(30))
    expect(again.map(({ id, attempts }) => [id, attempts])).toEqual(ids.map((id) => [id, 2]))
  })

  test('nothing is due before it was queued', async () => {
    await stores.messages.removeBefore(at(59))
    await queued(30)
    expect(await stores.messages.lease(10, at(29), at(40))).toEqual([])
  })

  test('once it was sent, what it said is gone and nobody sends it again', async () => {
    await stores.messages.removeBefore(at(59))
    const id = await queued(1)
    await stores.messages.lease(1, at(1), at(20))
    await stores.messages.markSent(id, at(5))
    await stores.messages.postpone(id, 'too late', at(6))
    expect(await stores.messages.find(id)).toMatchObject({ status: 'sent', sentAt: at(5), values: null })
    expect(await stores.messages.lease(10, at(59), at(70))).toEqual([])
  })

  test('a postponed message waits until its time; one that is given up keeps what it says', async () => {
    await stores.messages.removeBefore(at(59))
    const id = await queued(1)
    await stores.messages.lease(1, at(1), at(20))
    await stores.messages.postpone(id, 'The mail server did not answer.', at(8))
    expect(await stores.messages.lease(1, at(7), at(20))).toEqual([])
    expect(await stores.messages.lease(1, at(8), at(20))).toMatchObject([
      { id, attempts: 2, lastFault: 'The mail server did not answer.' },
    ])
    await stores.messages.giveUp(id, '550 No such user')
    expect(await stores.messages.find(id)).toMatchObject({
      status: 'failed',
      lastFault: '550 No such user',
      values: reset.values,
    })
    expect(await stores.messages.lease(10, at(59), at(70))).toEqual([])
  })

  test('one that is held back says so, keeps what it says, and is never due', async () => {
    await stores.messages.removeBefore(at(59))
    const id = await queued(1)
    await stores.messages.lease(1, at(1), at(20))
    await stores.messages.holdBack(id)
    expect(await stores.messages.find(id)).toMatchObject({
      status: 'suppressed',
      lastFault: null,
      values: reset.values,
    })
    expect(await stores.messages.lease(10, at(59), at(70))).toEqual([])
  })

  test('where no mail server is set a message is kept and never due', async () => {
    await stores.messages.removeBefore(at(59))
    const id = await queued(1, stores.keeping)
    expect(await stores.messages.find(id)).toMatchObject({ status: 'kept', values: reset.values })
    expect(await stores.messages.lease(10, at(59), at(70))).toEqual([])
  })

  test('the list is newest first, without what messages say, and a cursor goes on where its page ended', async () => {
    await stores.messages.removeBefore(at(59))
    const ids = [await queued(1), await queued(2), await queued(2)]
    const first = await stores.messages.list({ kind: 'cursor', after: null, limit: 2, withTotal: false })
    const second = await stores.messages.list({ kind: 'cursor', after: first.next, limit: 2, withTotal: false })
    expect(first.items.map(({ queuedAt }) => queuedAt)).toEqual([at(2), at(2)])
    expect(second).toMatchObject({ items: [{ id: ids[0] }], next: null })
    expect(first.items[0]).not.toHaveProperty('values')
    await expect(
      stores.other.list({ kind: 'cursor', after: first.next, limit: 2, withTotal: false }),
    ).rejects.toMatchObject({ code: 'invalid_cursor' })
  })
}
