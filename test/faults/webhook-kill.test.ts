// Deliveries that processes share, and that outlive the one that was sending them.
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { type Receiver, startReceiver } from '../api/authaz-v1/webhooks/receiver.ts'
import { freePort } from '../support/free-port.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { killableServers } from './killable-servers.ts'

let receiver: Receiver
let app: TestApp

beforeAll(async () => {
  receiver = await startReceiver()
  app = await startTestApp({ outgoingAllow: ['localhost'] })
})
afterAll(async () => {
  await app.close()
  await receiver.close()
})

const hook = (path: string, changes: object = {}) => ({
  name: 'Test',
  url: `${receiver.url}${path}`,
  eventTypes: ['role.created'],
  ...changes,
})

const happen = (count: number) =>
  app.app.directory.change(({ audit }) => {
    const subjects = Array.from({ length: count }, (_, place) => ({ kind: 'role', id: `rol_${place}` }) as const)
    return audit.recordEach(systemActor, 'role.created', subjects)
  })
const idsOf = (path: string) =>
  receiver.received.filter((each) => each.path === path).map(({ headers }) => headers['webhook-id'] as string)

test('two processes side by side send each delivery once', async () => {
  await app.startTwin()
  const { body } = await app.v1('POST', '/webhooks', { body: hook('twins') })
  await happen(120)
  await receiver.until('/twins', 120)
  await wait(1_000)
  const ids = idsOf('/twins')
  expect([ids.length, new Set(ids).size]).toEqual([120, 120])
  await app.v1('DELETE', `/webhooks/${body.id}`)
}, 30_000)

test('a webhook that never answers and one that is gone hold back nobody else', async () => {
  const slow = await app.v1('POST', '/webhooks', { body: hook('slow') })
  const gone = await app.v1('POST', '/webhooks', {
    body: hook('gone', { url: `http://localhost:${await freePort()}/` }),
  })
  receiver.answer = ({ path }, reply) => {
    if (path !== '/slow') reply.writeHead(204).end()
  }
  await happen(200)
  await receiver.until('/slow', 1)
  const quick = await app.v1('POST', '/webhooks', { body: hook('quick') })
  const startedAt = performance.now()
  await happen(100)
  await receiver.until('/quick', 100)
  expect(idsOf('/quick')).toHaveLength(100)
  expect(performance.now() - startedAt).toBeLessThan(20_000)
  // The slow one has its places and no more, in both processes together.
  expect(idsOf('/slow').length).toBeLessThanOrEqual(16)
  for (const { body } of [slow, gone, quick]) await app.v1('DELETE', `/webhooks/${body.id}`)
  receiver.answer = (_received, reply) => reply.writeHead(204).end()
}, 30_000)

test('a process that is killed between sending and writing down loses nothing: the same id comes again', async () => {
  const servers = await killableServers('localhost')
  const asked: ServerResponse[] = []
  receiver.answer = (_received, reply) => void asked.push(reply)
  const first = await servers.start()
  const made = await first.v1('POST', '/webhooks', { body: hook('killed', { eventTypes: ['api_key.created'] }) })
  expect(made.status, made.text).toBe(201)
  await first.v1('POST', '/keys', { body: { name: 'Sample', permissions: ['read:users'] } })
  await receiver.until('/killed', 1)
  // The receiver has it; whoever sent it does not know.
  await first.kill()
  receiver.answer = (_received, reply) => reply.writeHead(204).end()
  const second = await servers.start()
  await expect.poll(() => idsOf('/killed').length, { timeout: 45_000 }).toBe(2)
  const ids = idsOf('/killed')
  expect(ids[1]).toBe(ids[0])
  const list = () => second.v1('GET', `/webhooks/${made.body.id}/deliveries`)
  await expect.poll(async () => (await list()).body.data[0]).toMatchObject({ status: 'delivered', attempts: 2 })
  await servers.close()
}, 90_000)
