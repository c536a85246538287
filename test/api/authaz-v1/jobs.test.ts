import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('jobs of every kind come newest first, with who started them and how far they are', async () => {
  const raw = `${JSON.stringify({ email: 'alice@example.com' })}\n`
  const first = await app.v1('POST', '/imports', { raw, headers: { 'content-type': 'application/x-ndjson' } })
  expect(first.status).toBe(202)
  const exported = await app.api('POST', '/jobs/users-exports', { body: { format: 'csv' } })
  expect(exported.status).toBe(200)
  const { body } = await app.v1('GET', '/jobs')
  expect(body.data.map(({ id, type }: { id: string; type: string }) => [id, type])).toEqual([
    [exported.body.id, 'users_export'],
    [first.body.id, 'users_import'],
  ])
  expect(body.data[1]).toMatchObject({
    createdBy: { kind: 'api-key', name: 'Local command line' },
    progress: { inserted: expect.any(Number), percentage: expect.any(Number) },
  })
  const imports = await app.v1('GET', '/jobs?type=users_import')
  expect(imports.body.data.map(({ id }: { id: string }) => id)).toEqual([first.body.id])
  const createdBy = body.data[1].createdBy.id as string
  const ofOne = await app.v1('GET', `/jobs?createdBy=${createdBy}`)
  expect(ofOne.body.data.map(({ id }: { id: string }) => id)).toEqual([first.body.id])
  expect((await app.v1('GET', '/jobs?createdBy=somebody-else')).body.data).toEqual([])
  const page = await app.v1('GET', '/jobs?pageSize=1')
  const next = await app.v1('GET', `/jobs?pageSize=1&cursor=${page.body.nextCursor}`)
  expect(next.body.data[0].id).toBe(first.body.id)
  const turned = await app.v1('GET', '/jobs?sort=created')
  expect(turned.body.data.map(({ id }: { id: string }) => id)).toEqual([first.body.id, exported.body.id])
  const wrong = await app.v1('GET', '/jobs?sort=status')
  expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([400, ['sort']])
  expect((await app.v1('GET', '/jobs?status=failed')).body.data).toEqual([])
  expect((await app.v1('GET', '/jobs?status=receiving')).status).toBe(400)
})

test('a key that may read jobs reads one by its id, and one that may not reads none', async () => {
  const keyWith = async (permission: string) => {
    const { body } = await app.v1('POST', '/keys', { body: { name: permission, permissions: [permission] } })
    return caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  }
  const [reader, other] = await Promise.all([keyWith('read:jobs'), keyWith('read:users')])
  const [job] = (await reader('GET', '/jobs')).body.data
  expect((await reader('GET', `/jobs/${job.id}`)).body).toMatchObject({ id: job.id, createdBy: job.createdBy })
  expect((await other('GET', '/jobs')).status).toBe(403)
  expect((await other('GET', `/jobs/${job.id}`)).status).toBe(403)
  expect((await reader('GET', '/jobs/job_none')).status).toBe(404)
})
