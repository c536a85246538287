import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { tablesWith } from '../../../support/tables-with.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from '../console-browser.ts'

let app: TestApp
let kim: ConsoleBrowser
let serial = 0
let id: string
beforeAll(async () => {
  app = await startTestApp()
  kim = await signedIn(app, 'support', 'kim@example.com')
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  const body = {
    connection: 'Username-Password-Authentication',
    email: `alice${serial}@example.com`,
    password: 'Correct-Horse-7-Battery',
  }
  id = encodeURIComponent((await app.api('POST', '/users', { body })).body.user_id)
})
const path = () => `/users/${id}/notes`
const add = (text: string) => kim.call('POST', path(), { body: { text } })

test('notes are listed newest first with who wrote them, page by page', async () => {
  for (const text of ['one', 'two', ' three ']) expect((await add(text)).status).toBe(201)
  const first = await kim.call('GET', `${path()}?pageSize=2`)
  expect(first.body.data).toMatchObject([
    { text: 'three', author: { kind: 'operator', name: 'kim@example.com' } },
    { text: 'two' },
  ])
  const rest = await kim.call('GET', `${path()}?pageSize=2&cursor=${first.body.nextCursor}`)
  expect(rest.body).toMatchObject({ data: [{ text: 'one' }], nextCursor: null })
})

test('the author removes a note, an admin any, and support none of somebody else', async () => {
  const mine = (await add('mine')).body.id
  const other = await signedIn(app, 'support', 'lena@example.com')
  expect((await other.call('DELETE', `${path()}/${mine}`)).body.code).toBe('not_permitted')
  expect((await kim.call('DELETE', `${path()}/${mine}`)).status).toBe(204)
  expect((await kim.call('DELETE', `${path()}/${mine}`)).body.code).toBe('note_not_found')
  const again = (await add('again')).body.id
  const adam = await signedIn(app, 'admin', 'adam@example.com')
  expect((await adam.call('DELETE', `${path()}/${again}`)).status).toBe(204)
  const types = (await app.v1('GET', `/users/${id}/events`)).body.data.map(({ type }: { type: string }) => type)
  expect(types.slice(0, 4)).toEqual(['user.note_removed', 'user.note_added', 'user.note_removed', 'user.note_added'])
})

test('who may only look reads notes and writes none', async () => {
  await add('seen')
  const readonly = await signedIn(app, 'support_readonly')
  expect((await readonly.call('GET', path())).body.data).toHaveLength(1)
  expect((await readonly.call('POST', path(), { body: { text: 'x' } })).status).toBe(403)
  expect((await add('  ')).status).toBe(400)
})

test('what a note says goes with the person, and was never in the audit', async () => {
  await add('Zanzibarword')
  expect(await tablesWith(app.connection, ['Zanzibarword'])).toHaveLength(1)
  expect((await app.v1('DELETE', `/users/${id}`)).status).toBe(204)
  expect(await tablesWith(app.connection, ['Zanzibarword'])).toEqual([])
  expect((await kim.call('GET', path())).status).toBe(404)
})
