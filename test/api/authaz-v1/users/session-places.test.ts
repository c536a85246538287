import { afterAll, beforeAll, expect, test } from 'vitest'
import { mmdbFile } from '../../../support/mmdb-file.ts'
import { signedIn } from '../../../support/signed-in.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  const london = { country: { iso_code: 'GB' }, city: { names: { en: 'London' } } }
  app = await startTestApp({ placesFiles: [mmdbFile({ '81.2.69.0/24': london })] })
})
afterAll(() => app.close())

test('S000-13 a session says roughly where it was last used, where the operator’s files know', async () => {
  const { directory } = app.app
  const { body } = await app.v1('POST', '/users', { body: { email: 'alice@example.com' } })
  const { session } = await signedIn(directory, body.id)
  const path = `/users/${encodeURIComponent(body.id)}/sessions`
  const places = async () => (await app.v1('GET', path)).body.data.map(({ place }: { place: unknown }) => place)
  expect(await places()).toEqual([null])
  const last = { ip: '81.2.69.7', userAgent: null }
  // In the moment in which it began nothing is newer.
  const at = new Date(session.createdAt.getTime() + 1_000)
  await directory.stores.sessions.touch(session.id, at, session.idleExpiresAt, last)
  expect(await places()).toEqual([{ country: 'GB', city: 'London' }])
})
