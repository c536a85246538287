import { decodeJwt } from 'jose'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../../src/app.ts'
import { call, type Installation, installation } from '../../compat/app-processes.ts'

let place: Installation
let app: App
let database: pg.Client
let authorization: string

beforeAll(async () => {
  place = await installation()
  app = await place.start()
  database = new pg.Client(place.connection)
  await database.connect()
  const audience = `${place.publicUrl}api/v2/`
  const { body } = await call(app, 'POST', '/api/v1/clients', {
    headers: { 'x-api-key': app.newLocalKey ?? '' },
    payload: { name: 'Orders service', machine: true, audience, scopes: [] },
  })
  authorization = `Basic ${Buffer.from(`${body.client_id}:${body.client_secret}`).toString('base64')}`
})
afterAll(async () => {
  await database.end()
  await place.remove()
})

const claims = async () =>
  decodeJwt((await call(app, 'GET', '/oauth/revocations', { headers: { authorization } })).text)
const end = (from: number, to: number) =>
  database.query(
    `INSERT INTO revocations (application_id, kind, value)
     SELECT $1, 'family', 'rft_' || n FROM generate_series($2::integer, $3::integer) n`,
    [app.directory.application.number, from, to],
  )

test('when more ended than the list can hold, all that was issued before counts as ended', async () => {
  await end(1, 20_000)
  expect((await claims()).families).toHaveLength(20_000)
  await end(1, 50)
  expect((await claims()).families).toHaveLength(20_000)
  await end(20_001, 20_001)
  const { all_before: before, families, reach } = await claims()
  expect([families, reach]).toEqual([undefined, 960])
  const now = Date.now() / 1000
  expect(Math.abs((before as number) - now)).toBeLessThan(10)
})

test('what ended longer ago than tokens live is not told', async () => {
  await database.query(`UPDATE revocations SET at = at - interval '961 seconds'`)
  expect((await claims()).families).toEqual([])
})
