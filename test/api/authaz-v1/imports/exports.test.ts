import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  for (const [name, plan] of [
    ['alice', 'gold'],
    ['bob', 'free'],
    ['carol', 'gold'],
  ]) {
    const body = { email: `${name}@example.com`, appMetadata: { plan } }
    await app.v1('POST', '/users', { body })
  }
})
afterAll(() => app.close())

/** Read as text, whatever its type is called. */
async function exported(query = '') {
  const response = await fetch(`${app.url}api/v1/users/export${query}`, { headers: { 'x-api-key': app.apiKey } })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const emails = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).email)
    .toSorted()

test('200 everybody, one a line', async () => {
  const { status, text, headers } = await exported()
  expect([status, headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
  expect(headers.get('content-disposition')).toBe('attachment; filename="users.ndjson"')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(emails(text)).toEqual(['alice@example.com', 'bob@example.com', 'carol@example.com'])
})

test('an export honours the search it is given', async () => {
  const { text } = await exported('?q=app_metadata.plan%3Agold')
  expect(emails(text)).toEqual(['alice@example.com', 'carol@example.com'])
})

test('a search that finds nobody exports nobody', async () => {
  const { status, text } = await exported('?q=email%3Anobody%40example.com')
  expect([status, text]).toEqual([200, ''])
})

test('csv has a line of titles', async () => {
  const { text, headers } = await exported('?format=csv&q=email%3Abob%40example.com')
  expect(headers.get('content-type')).toMatch(/^text\/csv/)
  const [titles, bob, end] = text.split('\r\n')
  expect(titles).toMatch(/^user_id,email,email_verified,name,/)
  expect(bob).toMatch(/^auth0\|[0-9a-f]{24},bob@example.com,false,/)
  expect(end).toBe('')
})

test('400 a search that cannot be read, before any byte is sent', async () => {
  const { status, body } = await app.v1('GET', '/users/export?q=%28')
  expect([status, body.code]).toEqual([400, 'invalid_search'])
})

test('DOS-05 of many exports at once some are put off, and those that run are whole', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => exported()))
  for (const { status, text, headers } of answers) {
    if (status === 200) expect(emails(text)).toHaveLength(3)
    else expect([status, headers.get('retry-after')]).toEqual([429, '5'])
  }
  expect(answers.some(({ status }) => status === 200)).toBe(true)
})
