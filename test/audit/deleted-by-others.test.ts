// Whoever deletes people, and however many at once: the audit forgets what names them, and the log still verifies.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../src/sealed-log/verify-log.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function person(connection: string, name: string): Promise<string> {
  const body = { connection, email: `${name}@example.com`, name, password: 'violet harbour lantern 42' }
  const made = await app.api('POST', '/users', { body })
  expect(made.status, made.text).toBe(201)
  const path = `/users/${encodeURIComponent(made.body.user_id)}`
  expect((await app.v1('POST', `${path}/suspend`, { body: { reason: `${name} called` } })).status).toBe(200)
  return made.body.user_id
}

async function exported(): Promise<string> {
  const response = await fetch(`${app.url}api/v1/audit/export`, { headers: { 'x-api-key': app.apiKey } })
  return response.text()
}

async function faultsOf(log: string) {
  const { body } = await app.v1('GET', '/audit/key')
  const open = async function* () {
    yield* log.trimEnd().split('\n')
  }
  return (await verifyLog({ open, key: body.key, kept: '' })).faults
}

test('S000-44 whom the administrators of an organization delete the audit names by the id alone, and verifies', async () => {
  const id = await person('Username-Password-Authentication', 'tanzaniteq')
  const { body: acme } = await app.api('POST', '/organizations', { body: { name: 'acme' } })
  await app.api('POST', `/organizations/${acme.id}/members`, { body: { members: [id] } })
  expect(await exported()).toContain('tanzaniteq called')
  const removed = await app.v1('DELETE', `/organizations/${acme.id}/users/${encodeURIComponent(id)}`)
  expect(removed.status, removed.text).toBeLessThan(300)
  const log = await exported()
  expect(log).toContain(id)
  expect(log).not.toContain('tanzaniteq')
  expect(await faultsOf(log)).toEqual([])
})

test('S000-44 so it is with the people of a deleted connection, several steps of them', async () => {
  const { body: doomed } = await app.api('POST', '/connections', { body: { name: 'doomed', strategy: 'auth0' } })
  const id = await person('doomed', 'obsidianq')
  await app.app.directory.change(async (deps) => {
    const records = Array.from({ length: 450 }, (_, index) => newPerson(doomed.id, `obsidianq${index}`))
    for (const record of records) await deps.users.insert(record)
  })
  expect((await app.api('DELETE', `/connections/${doomed.id}`)).status).toBe(202)
  const log = await exported()
  const deleted = log.split('\n').filter((line) => line.includes('"user.deleted"') && line.includes(doomed.id))
  expect(deleted).toHaveLength(451)
  expect(deleted.filter((line) => !line.includes('"covers":null'))).toHaveLength(3)
  expect(log).toContain(id)
  expect(log).not.toContain('obsidianq called')
  expect(await faultsOf(log)).toEqual([])
})

function newPerson(connectionId: string, name: string) {
  const at = new Date()
  const nothing = { phoneNumber: null, phoneVerified: null, givenName: null, familyName: null, nickname: null }
  return {
    ...nothing,
    id: `auth0|${name}`,
    identity: { connectionId, provider: 'auth0', subject: name },
    email: `${name}@example.com`,
    emailVerified: true,
    username: null,
    name,
    picture: null,
    isBlocked: null,
    appMetadata: null,
    userMetadata: null,
    lastPasswordReset: null,
    createdAt: at,
    updatedAt: at,
  }
}
