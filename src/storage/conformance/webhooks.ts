// What every store of webhooks and their deliveries must do.
import { beforeAll, describe, expect, test } from 'vitest'
import { newDelivery } from '../../webhooks/fan-out-events.ts'
import type { Webhook } from '../../webhooks/webhook.ts'
import type { DeliveryAttempt, WebhookDelivery, WebhookDeliveryStore } from '../../webhooks/webhook-delivery.ts'
import type { WebhookStore } from '../../webhooks/webhook-store.ts'

const start = Date.UTC(2026, 10, 21, 10)
const inSeconds = (seconds: number) => new Date(start + seconds * 1000)

export function sampleWebhook(id: string, changes: Partial<Webhook> = {}): Webhook {
  return {
    id,
    name: id,
    url: 'https://example.com/hook',
    format: 'event',
    eventTypes: ['*'],
    isActive: true,
    sealedSecret: Buffer.from('sealed'),
    sealedPreviousSecret: null,
    previousSecretUntil: null,
    sealedAuthorization: null,
    failingSince: null,
    disabledAt: null,
    createdAt: inSeconds(0),
    updatedAt: inSeconds(0),
    ...changes,
  }
}

const delivery = (webhookId: string, id: string, changes: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  ...newDelivery({ id: webhookId, format: 'event' }, [{ id: 7, type: 'user.created' }], inSeconds(0)),
  id,
  ...changes,
})

const failed: DeliveryAttempt = { answerStatus: 500, answerBytes: 12, fault: 'example.com answered 500' }
const arrived: DeliveryAttempt = { answerStatus: 204, answerBytes: 0, fault: null }
const firstPage = { kind: 'cursor', after: null, limit: 2, withTotal: false } as const
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort()

export interface WebhookStores {
  readonly webhooks: WebhookStore
  readonly deliveries: WebhookDeliveryStore
}

export interface OpenedWebhooks extends WebhookStores {
  change<Result>(work: (stores: WebhookStores) => Promise<Result>): Promise<Result>
  /** Of another application in the same storage. */
  readonly other: WebhookStores
}

export function webhookStoreContract(open: () => Promise<OpenedWebhooks>): void {
  let webhooks: WebhookStore
  let deliveries: WebhookDeliveryStore
  let opened: OpenedWebhooks
  beforeAll(async () => {
    opened = await open()
    webhooks = opened.webhooks
    deliveries = opened.deliveries
  })
  /** Settles whatever is due and free, so that the next test finds its own alone. */
  const drain = async (now: Date) => {
    for (const taken of await deliveries.take(1_000, now, new Date(now.getTime() + 1))) {
      await deliveries.settle(taken, { status: 'delivered', at: now, attempt: arrived })
    }
  }

  describe('webhooks', () => {
    test('find answers what was inserted and what was saved', async () => {
      const made = sampleWebhook('whk_a', { sealedAuthorization: Buffer.from('header'), eventTypes: ['user.created'] })
      await webhooks.insert(made)
      expect(await webhooks.find('whk_a')).toEqual(made)
      const changed = { ...made, name: 'Other', isActive: false, disabledAt: inSeconds(9), sealedAuthorization: null }
      await webhooks.save(changed)
      expect(await webhooks.findForChange('whk_a')).toEqual(changed)
      expect(await webhooks.findMany(['whk_a', 'whk_none'])).toEqual([changed])
    })

    test('only those that are switched on hear', async () => {
      await webhooks.insert(sampleWebhook('whk_on'))
      await webhooks.insert(sampleWebhook('whk_off', { isActive: false }))
      const hearing = (await webhooks.listHearing()).map(({ id }) => id)
      expect(hearing).toContain('whk_on')
      expect(hearing).not.toContain('whk_off')
    })

    test('noteFailing keeps the first time and forgets it after a success', async () => {
      await webhooks.insert(sampleWebhook('whk_failing'))
      await webhooks.noteFailing('whk_failing', inSeconds(1))
      await webhooks.noteFailing('whk_failing', inSeconds(2))
      expect((await webhooks.find('whk_failing'))?.failingSince).toEqual(inSeconds(1))
      await webhooks.noteFailing('whk_failing', null)
      expect((await webhooks.find('whk_failing'))?.failingSince).toBeNull()
    })

    test('list pages through all, the oldest first', async () => {
      for (const second of [3, 1, 2]) {
        await opened.other.webhooks.insert(sampleWebhook(`whk_${second}`, { createdAt: inSeconds(second) }))
      }
      const first = await opened.other.webhooks.list(firstPage)
      const second = await opened.other.webhooks.list({ ...firstPage, after: first.next })
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['whk_1', 'whk_2', 'whk_3'])
    })

    test('a webhook takes its deliveries along, and none is queued for one that is gone', async () => {
      await webhooks.insert(sampleWebhook('whk_gone'))
      await deliveries.queue([delivery('whk_gone', 'msg_gone')])
      expect(await webhooks.remove('whk_gone')).toBe(true)
      expect(await webhooks.remove('whk_gone')).toBe(false)
      await deliveries.queue([delivery('whk_gone', 'msg_late')])
      expect((await deliveries.list('whk_gone', { status: null, page: firstPage })).items).toEqual([])
    })

    test('TEN-04 those of another application are not there', async () => {
      await webhooks.insert(sampleWebhook('whk_wall'))
      await deliveries.queue([delivery('whk_wall', 'msg_wall')])
      const { other } = opened
      expect(await other.webhooks.find('whk_wall')).toBeNull()
      expect(await other.webhooks.remove('whk_wall')).toBe(false)
      expect(await other.deliveries.find('whk_wall', 'msg_wall')).toBeNull()
      expect(await other.deliveries.replay('whk_wall', 'msg_wall', inSeconds(1))).toBeNull()
      expect(idsOf(await other.deliveries.take(9, inSeconds(1), inSeconds(2)))).not.toContain('msg_wall')
      await drain(inSeconds(3))
    })
  })

  describe('deliveries', () => {
    test('what is due is taken once, and again when its lease ran out', async () => {
      await webhooks.insert(sampleWebhook('whk_lease'))
      await deliveries.queue([
        delivery('whk_lease', 'msg_lease'),
        delivery('whk_lease', 'msg_later', { nextAttemptAt: inSeconds(60) }),
      ])
      const [taken] = await deliveries.take(4, inSeconds(0), inSeconds(30))
      expect(taken).toMatchObject({ id: 'msg_lease', attempts: 1, eventIds: [7], eventType: 'user.created' })
      expect(await deliveries.take(4, inSeconds(29), inSeconds(59))).toEqual([])
      const [again] = await deliveries.take(4, inSeconds(30), inSeconds(50))
      expect(again).toMatchObject({ id: 'msg_lease', attempts: 2 })
      // Whoever lost the lease no longer says what came of it.
      expect(
        await deliveries.settle(taken as WebhookDelivery, { status: 'dead', at: inSeconds(31), attempt: failed }),
      ).toBe(false)
      expect(
        await deliveries.settle(again as WebhookDelivery, { status: 'delivered', at: inSeconds(31), attempt: arrived }),
      ).toBe(true)
      expect(await deliveries.find('whk_lease', 'msg_lease')).toMatchObject({
        status: 'delivered',
        answerStatus: 204,
        lastFault: null,
        settledAt: inSeconds(31),
      })
      await drain(inSeconds(60))
    })

    test('two who take at the same time get different ones', async () => {
      await webhooks.insert(sampleWebhook('whk_two'))
      await deliveries.queue(Array.from({ length: 6 }, (_, place) => delivery('whk_two', `msg_two_${place}`)))
      await opened.change(async (one) => {
        const mine = await one.deliveries.take(3, inSeconds(0), inSeconds(30))
        const theirs = await opened.change((two) => two.deliveries.take(3, inSeconds(0), inSeconds(30)))
        expect(mine).toHaveLength(3)
        expect(idsOf([...mine, ...theirs])).toEqual(idsOf([...new Set([...mine, ...theirs])]))
        expect(new Set(idsOf([...mine, ...theirs])).size).toBe(6)
      })
      await drain(inSeconds(60))
    })

    test('each webhook has places of its own', async () => {
      await webhooks.insert(sampleWebhook('whk_full'))
      await webhooks.insert(sampleWebhook('whk_small'))
      const many = Array.from({ length: 50 }, (_, place) => delivery('whk_full', `msg_full_${place}`))
      await deliveries.queue([...many, delivery('whk_small', 'msg_small', { nextAttemptAt: inSeconds(5) })])
      const first = await deliveries.take(2, inSeconds(5), inSeconds(35))
      expect(first.map(({ webhookId }) => webhookId).sort()).toEqual(['whk_full', 'whk_full', 'whk_small'])
      expect(await deliveries.take(2, inSeconds(6), inSeconds(36))).toEqual([])
      await deliveries.settle(first.find(({ webhookId }) => webhookId === 'whk_full') as WebhookDelivery, {
        status: 'waiting',
        at: inSeconds(6),
        attempt: failed,
        nextAttemptAt: inSeconds(1_000),
      })
      expect(await deliveries.take(2, inSeconds(7), inSeconds(37))).toHaveLength(1)
      await drain(inSeconds(60))
    })

    test('a list is the newest first, of one status where one is asked for', async () => {
      await webhooks.insert(sampleWebhook('whk_list'))
      const made = [1, 2, 3].map((second) =>
        delivery('whk_list', `msg_list_${second}`, { createdAt: inSeconds(second) }),
      )
      await deliveries.queue(made)
      const dead = (await deliveries.take(9, inSeconds(9), inSeconds(39))).find(
        ({ id }) => id === 'msg_list_2',
      ) as WebhookDelivery
      await deliveries.settle(dead, { status: 'dead', at: inSeconds(10), attempt: failed })
      const first = await deliveries.list('whk_list', { status: null, page: firstPage })
      const second = await deliveries.list('whk_list', { status: null, page: { ...firstPage, after: first.next } })
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['msg_list_3', 'msg_list_2', 'msg_list_1'])
      const { items } = await deliveries.list('whk_list', { status: 'dead', page: firstPage })
      expect(items).toMatchObject([{ id: 'msg_list_2', answerStatus: 500, answerBytes: 12, attempts: 1 }])
      await drain(inSeconds(60))
    })

    test('replay makes one due again, with all its attempts before it', async () => {
      await webhooks.insert(sampleWebhook('whk_again'))
      await deliveries.queue([delivery('whk_again', 'msg_again')])
      const [taken] = await deliveries.take(4, inSeconds(0), inSeconds(30))
      await deliveries.replay('whk_again', 'msg_again', inSeconds(1))
      expect(await deliveries.take(4, inSeconds(1), inSeconds(31))).toEqual([])
      await deliveries.settle(taken as WebhookDelivery, { status: 'dead', at: inSeconds(2), attempt: failed })
      expect(await deliveries.replay('whk_again', 'msg_again', inSeconds(3))).toMatchObject({
        status: 'waiting',
        settledAt: null,
      })
      expect(await deliveries.take(4, inSeconds(3), inSeconds(33))).toMatchObject([{ id: 'msg_again', attempts: 1 }])
      expect(await deliveries.replay('whk_other', 'msg_again', inSeconds(4))).toBeNull()
      await drain(inSeconds(60))
    })

    test('replayDead brings back the dead ones alone, and only those given up since then', async () => {
      await webhooks.insert(sampleWebhook('whk_dead'))
      const states = { msg_d1: 'dead', msg_d2: 'dead', msg_d3: 'delivered' } as const
      const made = Object.entries(states).map(([id, status], place) =>
        delivery('whk_dead', id, { status, createdAt: inSeconds(0), settledAt: inSeconds(place) }),
      )
      await deliveries.queue(made)
      expect(await deliveries.replayDead('whk_dead', inSeconds(1), inSeconds(20), 100)).toBe(1)
      expect(idsOf(await deliveries.take(9, inSeconds(20), inSeconds(21)))).toEqual(['msg_d2'])
      expect(await deliveries.replayDead('whk_dead', inSeconds(0), inSeconds(20), 0)).toBe(0)
      expect(await deliveries.replayDead('whk_dead', inSeconds(0), inSeconds(20), 100)).toBe(1)
      await drain(inSeconds(60))
    })

    test('removeSettled forgets what was settled before then, and nothing that waits', async () => {
      await webhooks.insert(sampleWebhook('whk_old'))
      const old = (id: string, changes: Partial<WebhookDelivery>) => delivery('whk_old', id, changes)
      await deliveries.queue([
        old('msg_r1', { status: 'delivered', settledAt: inSeconds(1) }),
        old('msg_r2', { status: 'delivered', settledAt: inSeconds(9) }),
        old('msg_r3', { status: 'dead', settledAt: inSeconds(1) }),
        old('msg_r4', {}),
      ])
      await deliveries.removeSettled(['delivered', 'dropped'], inSeconds(5))
      const { items } = await deliveries.list('whk_old', { status: null, page: { ...firstPage, limit: 10 } })
      expect(idsOf(items)).toEqual(['msg_r2', 'msg_r3', 'msg_r4'])
    })
  })
}
