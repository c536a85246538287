import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from '../../login/people.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
let alice: string
beforeAll(async () => {
  app = await startTestApp()
  alice = await addPerson(app, 'alice@example.com')
  await addPerson(app, 'bob@example.com')
})
afterAll(() => app.close())

const query = (parameters: Record<string, string>) => new URLSearchParams(parameters)
const search = (parameters: Record<string, string> = {}) => app.v1('GET', `/audit/events?${query(parameters)}`)
const typesOf = ({ body }: Answer): string[] => body.data.map(({ type }: { type: string }) => type)
const suspend = (id: string) => app.v1('POST', `/users/${encodeURIComponent(id)}/suspend`, { body: {} })
const as = async (role: string, email: string) => {
  const browser = await signedIn(app, role, email)
  return (method: string, path: string, body?: object) => browser.call(method, path, body === undefined ? {} : { body })
}

test('the search box takes an address, words of what happened, an id, an IP address and a name', async () => {
  await suspend(alice)
  expect(typesOf(await search({ search: 'alice@example.com' }))).toEqual(['user.suspended', 'user.created'])
  expect(typesOf(await search({ search: 'Alice@Example.com', type: 'user.created' }))).toEqual(['user.created'])
  expect(typesOf(await search({ search: 'user suspended' }))).toEqual(['user.suspended'])
  expect(typesOf(await search({ search: alice }))).toEqual(['user.suspended', 'user.created'])
  const { body } = await search({ search: alice, pageSize: '1' })
  const [{ requestId, ip }] = body.data
  expect(typesOf(await search({ search: requestId }))).toEqual(['user.suspended'])
  expect(typesOf(await search({ search: ip, type: 'user.suspended' }))).toEqual(['user.suspended'])
  expect(typesOf(await search({ search: '198.51.100.99' }))).toEqual([])
  expect(typesOf(await search({ search: 'nobody@example.com' }))).toEqual([])
  expect(typesOf(await search({ search: 'alice' }))).toEqual(['user.suspended', 'user.created'])
  expect(typesOf(await search({ search: 'alice', result: 'failure' }))).toEqual([])
})

test('an event says what its people are called now, to whoever may look them up', async () => {
  const { body } = await search({ subject: alice })
  expect(body.names[alice]).toBe('alice@example.com')
  const key = await app.v1('POST', '/keys', { body: { name: 'Log', permissions: ['read:audit'] } })
  const headers = { 'x-api-key': key.body.key }
  expect((await app.anonymous('GET', '/api/v1/audit/events', { headers })).body.names).toEqual({})
})

test('the chart counts what the list shows', async () => {
  const { body } = await app.v1('GET', `/audit/histogram?${query({ subject: alice })}`)
  expect(body.bucketMinutes).toBe(60)
  const sum = body.buckets.reduce((all: number, { success }: { success: number }) => all + success, 0)
  expect(sum).toBe((await search({ subject: alice })).body.data.length)
  expect((await app.v1('GET', '/audit/histogram?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z')).status).toBe(
    400,
  )
})

test('support sees what they did themselves and the person who is open, and nobody else’s actions', async () => {
  const support = await as('support', 'kim@example.com')
  await support('POST', `/users/${encodeURIComponent(alice)}/activate`, {})
  const own = await support('GET', '/audit/events')
  expect(new Set(typesOf(own))).toEqual(new Set(['audit.read', 'user.activated']))
  const [{ actor }] = own.body.data
  expect((await support('GET', `/audit/events?actor=${actor.id}`)).status).toBe(200)
  expect((await support('GET', '/audit/events?actor=key_other')).status).toBe(403)
  expect(typesOf(await support('GET', `/users/${encodeURIComponent(alice)}/events`))).toContain('user.suspended')
  const charted = (await support('GET', '/audit/histogram')).body.buckets
  expect(charted.reduce((all: number, { success }: { success: number }) => all + success, 0)).toBe(2)
  const { body: keys } = await search({ type: 'api_key.created', pageSize: '1' })
  expect((await support('GET', `/audit/events/${keys.data[0].id}`)).status).toBe(404)
  for (const path of ['/audit/integrity', '/audit/checkpoints', `/audit/events/${keys.data[0].id}/proof`]) {
    expect((await support('GET', path)).status, path).toBe(403)
  }
  expect((await support('GET', '/audit/events?log=operators')).status).toBe(403)
})

test('reading the audit is an event itself, once in ten minutes; the log of the operators has its own', async () => {
  const auditor = await as('auditor', 'una@example.com')
  for (const _ of [1, 2, 3]) expect((await auditor('GET', '/audit/events')).status).toBe(200)
  const readings = async () => (await search({ type: 'audit.read' })).body.data.map(({ actor }: Named) => actor.name)
  expect((await readings()).filter((name: string) => name.includes('una'))).toHaveLength(1)
  const operators = await auditor('GET', '/audit/events?log=operators')
  expect(typesOf(operators)).toEqual(expect.arrayContaining(['audit.read', 'operator.created']))
  app.clock.aheadMs += 11 * 60_000
  await auditor('GET', '/audit/events')
  expect((await readings()).filter((name: string) => name.includes('una'))).toHaveLength(2)
  app.clock.aheadMs = 0
})

interface Named {
  readonly actor: { readonly name: string }
}
