// An application of one shared pool, which is what there is unless somebody asks for another.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function organization(name: string): Promise<string> {
  return (await app.api('POST', '/organizations', { body: { name } })).body.id
}

test('S000-62 S000-63 S000-70 somebody is a member of two organizations, and each lists its own', async () => {
  const [acme, globex] = [await organization('acme'), await organization('globex')]
  const [alice, bob] = await Promise.all(
    ['alice', 'bob'].map(async (name) => {
      const made = await app.v1('POST', '/users', { body: { email: `${name}@example.com` } })
      return made.body.id as string
    }),
  )
  const add = (to: string, userId: unknown) => app.v1('POST', `/organizations/${to}/members`, { body: { userId } })
  for (const to of [acme, globex]) expect((await add(to, alice)).status).toBeLessThan(300)
  expect((await add(globex, bob)).status).toBeLessThan(300)

  const theirs = await app.api('GET', `/users/${encodeURIComponent(alice as string)}/organizations`)
  expect(theirs.body.map(({ name }: { name: string }) => name).sort()).toEqual(['acme', 'globex'])
  const listed = async (named: string) =>
    (await app.v1('GET', `/users?organization=${named}&sort=email`)).body.data.map(({ id }: { id: string }) => id)
  expect(await listed('acme')).toEqual([alice])
  expect(await listed(acme)).toEqual([alice])
  expect(await listed('globex')).toEqual([alice, bob])
  const rows = await app.v1('GET', '/users?sort=organization')
  expect(rows.body.data).toMatchObject([{ organization: null }, { organization: null }])
})

test('people outlive an organization, and nobody may ask that they do not', async () => {
  const id = await organization('initech')
  const carol = await app.v1('POST', '/users', { body: { email: 'carol@example.com' } })
  await app.v1('POST', `/organizations/${id}/members`, { body: { userId: carol.body.id } })
  const refused = await app.v1('DELETE', `/organizations/${id}?users=delete`)
  expect(refused.body).toMatchObject({ status: 400, code: 'operation_not_supported' })
  expect((await app.v1('DELETE', `/organizations/${id}`)).status).toBe(204)
  expect((await app.v1('GET', `/users/${encodeURIComponent(carol.body.id)}`)).status).toBe(200)
})
