import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, towards } from './run-cli.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ poolMode: 'isolated' })
})
afterAll(() => app.close())

test('users find tells people with the same address apart by their organization', async () => {
  const ids: Record<string, string> = {}
  for (const name of ['north', 'south']) {
    await app.v1('POST', '/organizations', { body: { name } })
    const made = await app.v1('POST', '/users', { body: { connection: name, email: 'alice@example.com' } })
    ids[name] = made.body.id
  }
  const { code, stdout } = await runCli(['users', 'find', 'alice@example.com'], { variables: towards(app) })
  expect([code, stdout.trimEnd().split('\n').toSorted()]).toEqual([
    0,
    [
      `${ids.north}  active  north  alice@example.com  alice@example.com`,
      `${ids.south}  active  south  alice@example.com  alice@example.com`,
    ].toSorted(),
  ])
})
