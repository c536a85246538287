import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldBulkJob } from '../../test/support/held-bulk-job.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { prefixedId } from '../kernel/ids.ts'
import { applyTogether } from './apply-together.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function people(many: number): Promise<{ userId: string; version: number }[]> {
  const made = Array.from({ length: many }, async () => {
    const { body } = await app.v1('POST', '/users', { body: { email: `${prefixedId('p').toLowerCase()}@example.com` } })
    const user = await app.app.directory.stores.users.find(body.id)
    return { userId: body.id as string, version: user?.version ?? -1 }
  })
  return Promise.all(made)
}

const deps = () => ({ ...app.app.directory, onFault: () => undefined })
const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}`
const isThere = async (userId: string) => (await app.v1('GET', pathOf(userId))).status === 200

async function deletionsOf(userId: string, jobId: string): Promise<number> {
  const page = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(userId, page)
  return items.filter(({ type, details }) => type === 'user.deleted' && details.job === jobId).length
}

test('those who are deleted together have an event each, and whoever was changed since is left and named', async () => {
  const meant = await people(4)
  const [alice, bob, carol, dan] = meant.map(({ userId }) => userId) as [string, string, string, string]
  const work = await heldBulkJob(app, 'delete', meant)
  await app.v1('PATCH', pathOf(bob), { body: { name: 'Changed since' } })
  await app.v1('DELETE', pathOf(dan))
  expect(await applyTogether(deps(), work, [1, 2, 3, 4])).toBe(true)
  expect(await Promise.all([alice, bob, carol, dan].map(isThere))).toEqual([false, true, false, false])
  expect(await Promise.all([alice, bob, carol, dan].map((id) => deletionsOf(id, work.job.id)))).toEqual([1, 0, 1, 0])
  const { stores } = app.app.directory
  expect(await stores.bulk.find(work.job.id)).toMatchObject({ done: 2, skipped: 2, failed: 0 })
  expect(await stores.jobs.find(work.job.id)).toMatchObject({ progress: { updated: 2 } })
  const page = { kind: 'cursor', after: null, limit: 5, withTotal: false } as const
  const skipped = await stores.bulk.listResults(work.job.id, 'skipped', page)
  expect(skipped.items).toMatchObject([
    { userId: bob, reason: 'changed_since' },
    { userId: dan, reason: 'not_found' },
  ])
  expect(await applyTogether(deps(), work, [1, 2, 3, 4])).toBe(true)
  expect(await deletionsOf(alice, work.job.id)).toBe(1)
})

test('nothing is done to anybody where something goes wrong with one', async () => {
  const meant = await people(3)
  const work = await heldBulkJob(app, 'delete', meant)
  const { directory } = app.app
  const breaking = {
    ...deps(),
    change: (run: Parameters<typeof directory.change>[0]) =>
      directory.change(async (stores) => {
        await run(stores)
        throw new Error('broken')
      }),
  } as ReturnType<typeof deps>
  expect(await applyTogether(breaking, work, [1, 2, 3])).toBe(false)
  expect(await Promise.all(meant.map(({ userId }) => isThere(userId)))).toEqual([true, true, true])
  expect(await directory.stores.bulk.listWaiting(work.job.id, 5)).toMatchObject([
    { tries: 0 },
    { tries: 0 },
    { tries: 0 },
  ])
})

test('two workers that reach for the same people at once delete them once', async () => {
  const meant = await people(5)
  const work = await heldBulkJob(app, 'delete', meant)
  const turns = [1, 2, 3].map(() => applyTogether(deps(), work, [1, 2, 3, 4, 5]))
  await Promise.all(turns)
  expect(await app.app.directory.stores.bulk.find(work.job.id)).toMatchObject({ done: 5, skipped: 0, failed: 0 })
  for (const { userId } of meant) expect(await deletionsOf(userId, work.job.id)).toBe(1)
})
