import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { mountHealth } from './health.ts'

async function serverAsked(times: number) {
  const server = Fastify()
  mountHealth(server, { checkDatabase: async () => undefined, isStopping: () => false })
  for (let count = 0; count < times; count += 1) await server.inject('/health/live')
  const { body, headers } = await server.inject('/metrics')
  await server.close()
  return { body, type: headers['content-type'] }
}

test('each server tells its own requests, and all of a process the same figures of it', async () => {
  const answers = [await serverAsked(2), await serverAsked(3)]
  const counted = (count: number) =>
    `rollcall_http_request_duration_seconds_count{method="GET",route="/health/live",status="200"} ${count}`
  expect(answers[0]?.body).toContain(counted(2))
  expect(answers[1]?.body).toContain(counted(3))
  for (const { body, type } of answers) {
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(body).toMatch(/^rollcall_process_cpu_seconds_total \d/m)
    expect(body).toMatch(/^rollcall_nodejs_eventloop_lag_p99_seconds /m)
  }
})
