// Whoever was linked into somebody else goes with them, however long ago that was.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../src/sealed-log/verify-log.ts'
import { tablesWith } from '../support/tables-with.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function person(name: string, connection = 'Username-Password-Authentication'): Promise<string> {
  const names = { email: `${name}@example.com`, name: `Called ${name}`, nickname: name, given_name: name }
  const body = { connection, ...names, password: 'violet harbour lantern 42' }
  const made = await app.api('POST', '/users', { body })
  expect(made.status, made.text).toBe(201)
  const path = `/users/${encodeURIComponent(made.body.user_id)}`
  expect((await app.v1('POST', `${path}/suspend`, { body: { reason: `${name} called` } })).status).toBe(200)
  expect((await app.v1('POST', `${path}/activate`, { body: {} })).status).toBe(200)
  await app.v1('GET', `/users/export?q=${encodeURIComponent(`email:${name}@example.com`)}`)
  return made.body.user_id
}

async function link(primary: string, secondary: string): Promise<void> {
  const [provider, ...rest] = secondary.split('|')
  const body = { provider, user_id: rest.join('|') }
  const linked = await app.api('POST', `/users/${encodeURIComponent(primary)}/identities`, { body })
  expect(linked.status, linked.text).toBe(201)
}

const erase = (id: string) => app.v1('DELETE', `/users/${encodeURIComponent(id)}?hard=true`)
const deleteSoftly = (id: string) => app.v1('DELETE', `/users/${encodeURIComponent(id)}`)

/** Services that verify tokens themselves must hear for as long as one lives whose are refused. */
async function leftOf(words: readonly string[]): Promise<string[]> {
  const response = await fetch(`${app.url}api/v1/audit/export`, { headers: { 'x-api-key': app.apiKey } })
  const log = await response.text()
  const { body } = await app.v1('GET', '/audit/key')
  const open = async function* () {
    yield* log.trimEnd().split('\n')
  }
  expect((await verifyLog({ open, key: body.key, kept: '' })).faults).toEqual([])
  const lines = log.split('\n').filter((line) => words.some((word) => line.includes(word)))
  const rows = (await tablesWith(app.connection, words)).filter((row) => !row.startsWith('revocations: '))
  return [...lines, ...rows]
}

test('AUD-08 S000-51 whoever was linked goes with the person they were linked to, and with whoever that was linked to', async () => {
  const [one, two, three] = [await person('malachiteq'), await person('serpentineq'), await person('larimarq')]
  await link(two, three)
  await link(one, two)
  expect((await erase(one)).status).toBe(204)
  expect(await leftOf([one, two, three, 'malachiteq', 'serpentineq', 'larimarq'])).toEqual([])
})

test('AUD-08 so it is when the linked connection is gone since, and when the deletion was soft at first', async () => {
  const { body: doomed } = await app.api('POST', '/connections', { body: { name: 'doomed', strategy: 'auth0' } })
  const [one, two] = [await person('rhodoniteq'), await person('sugiliteq', 'doomed')]
  await link(one, two)
  expect((await app.api('DELETE', `/connections/${doomed.id}`)).status).toBe(202)
  expect((await deleteSoftly(one)).status).toBe(204)
  expect(await leftOf(['rhodoniteq', 'sugiliteq'])).toEqual([])
  expect((await erase(one)).status).toBe(204)
  expect(await leftOf([one, two])).toEqual([])
})

test('AUD-08 S000-51 whoever is unlinked stays as somebody else, and later leaves nothing with the one they were linked to', async () => {
  const [one, two] = [await person('howliteq'), await person('charoiteq')]
  await link(one, two)
  const [provider, subject] = two.split('|')
  const path = `/users/${encodeURIComponent(one)}/identities/${provider}/${subject}`
  expect((await app.api('DELETE', path)).status).toBe(200)
  expect((await erase(two)).status).toBe(204)
  expect(await leftOf([two, 'charoiteq'])).toEqual([])
  expect(await leftOf([one])).not.toEqual([])
})

test('S000-44 whoever was linked to somebody of a deleted connection is forgotten with them', async () => {
  const { body: closing } = await app.api('POST', '/connections', { body: { name: 'closing', strategy: 'auth0' } })
  const [one, two] = [await person('kunziteq', 'closing'), await person('hiddeniteq')]
  await link(one, two)
  expect((await app.api('DELETE', `/connections/${closing.id}`)).status).toBe(202)
  expect(await leftOf(['kunziteq', 'hiddeniteq'])).toEqual([])
})

test('S000-44 of many who are deleted together nothing is left but their ids, in a log that still verifies', async () => {
  const names = ['amazonitq', 'bronzitq', 'chrysocolq', 'diopsidq']
  const [one, two, three, four] = (await Promise.all(names.map((name) => person(name)))) as [
    string,
    string,
    string,
    string,
  ]
  await link(one, two)
  const ids = [one, three, four]
  const job = await app.v1('POST', '/jobs', { body: { action: 'delete', selection: { ids }, options: {} } })
  await expect.poll(async () => (await app.v1('GET', `/jobs/${job.body.id}`)).body.bulk.done).toBe(3)
  expect(await leftOf(names)).toEqual([])
  expect(await leftOf([three])).not.toEqual([])
  const receipts = await Promise.all(ids.map((id) => app.v1('GET', `/erasures?userId=${encodeURIComponent(id)}`)))
  for (const receipt of receipts) expect(receipt.body.data).toMatchObject([{ mode: 'anonymise' }])
})
