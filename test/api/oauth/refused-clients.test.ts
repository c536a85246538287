// What the audit and the logs hold of a client that did not prove itself: one line, whatever else its request said.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { codesFor, settle } from '../auth0-v2/logs/entries.ts'
import { client } from './person-client.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function refusals(clientId: string) {
  const page = { kind: 'offset', offset: 0, limit: 20, withTotal: false } as const
  const events = (await app.app.directory.stores.audit.listAbout(clientId, page)).items
  return events.filter(({ type }) => type === 'client.authentication_failed').map(({ details }) => details)
}

const wrongSecret = async () => ({ client_id: (await client(app)).client_id, client_secret: 'wrong' })
const post = (path: string, body: object) => app.anonymous('POST', path, { body })

const others = ['/oauth/revoke', '/oauth/introspect', '/oauth/par', '/oauth/device/code', '/passwordless/start']
const stray: readonly (readonly [string, unknown])[] = [
  ['of 201 characters', 'x'.repeat(201)],
  ['that came twice', ['client_credentials', 'password']],
  ['of another endpoint', 'client_credentials'],
]

test.each(others.flatMap((path) => stray.map(([what, grant_type]) => [path, what, grant_type] as const)))(
  '%s notes a wrong secret beside a grant_type %s, and no grant',
  async (path, _what, grant_type) => {
    const one = await wrongSecret()
    const { status, body } = await post(path, { ...one, grant_type, token: 'x' })
    expect([status, body.error]).toEqual([401, 'invalid_client'])
    expect(await refusals(one.client_id)).toEqual([{ method: 'client_secret_post' }])
  },
)

test('only what was refused at the token endpoint is a token that was refused', async () => {
  const [revoking, asking] = [await wrongSecret(), await wrongSecret()]
  await post('/oauth/revoke', { ...revoking, grant_type: 'client_credentials', token: 'x' })
  await post('/oauth/token', { ...asking, grant_type: 'client_credentials', audience: 'https://none/' })
  await settle()
  expect(await codesFor(app, `client_id:${revoking.client_id}`)).not.toContain('feccft')
  expect(await codesFor(app, `client_id:${asking.client_id}`)).toContain('feccft')
  const details = { method: 'client_secret_post', grant: 'client_credentials' }
  expect(await refusals(asking.client_id)).toEqual([details])
})
