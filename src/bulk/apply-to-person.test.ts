import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldBulkJob } from '../../test/support/held-bulk-job.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import { applyToPerson } from './apply-to-person.ts'
import type { BulkAction } from './bulk-job.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const heldJob = (action: BulkAction, userIds: readonly string[]) =>
  heldBulkJob(
    app,
    action,
    userIds.map((userId) => ({ userId, version: null })),
  )

async function person(): Promise<string> {
  const { body } = await app.v1('POST', '/users', { body: { email: `${prefixedId('p').toLowerCase()}@example.com` } })
  return body.id
}

const eventsOf = async (userId: string, type: string) => {
  const page = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(userId, page)
  return items.filter((event) => event.type === type).length
}

const faults: unknown[] = []
const deps = () => ({ ...app.app.directory, onFault: (fault: unknown) => faults.push(fault) })

test('RAC-14 two workers that reach for the same person at once change them once', async () => {
  const ids = await Promise.all([person(), person(), person()])
  const work = await heldJob('reset-password', ids)
  const turns = [1, 2, 3].flatMap((position) => [position, position, position])
  await Promise.all(turns.map((position) => applyToPerson(deps(), work, position)))
  for (const id of ids) expect(await eventsOf(id, 'user.password_reset_requested')).toBe(1)
  expect(await app.app.directory.stores.bulk.find(work.job.id)).toMatchObject({ done: 3, skipped: 0, failed: 0 })
})

test('nobody is touched once the job was stopped', async () => {
  const id = await person()
  const work = await heldJob('suspend', [id])
  await app.app.directory.stores.bulk.stop(work.job.id)
  await applyToPerson(deps(), work, 1)
  expect((await app.v1('GET', `/users/${encodeURIComponent(id)}`)).body.status).toBe('active')
  expect(await app.app.directory.stores.bulk.find(work.job.id)).toMatchObject({ done: 0, failed: 0 })
})

test('what goes wrong with one person is their result alone, and nothing of it stays', async () => {
  const [alice, bob] = await Promise.all([person(), person()])
  const work = await heldJob('suspend', [alice, bob])
  const { directory } = app.app
  const breaking = {
    ...deps(),
    change: (run: Parameters<typeof directory.change>[0]) =>
      directory.change((stores) => {
        const save: typeof stores.users.save = async (user) => {
          await stores.users.save(user)
          if (user.id === alice) throw new Error('broken')
        }
        return run({ ...stores, users: { ...stores.users, save } })
      }),
  } as ReturnType<typeof deps>
  await applyToPerson(breaking, work, 1)
  await applyToPerson(breaking, work, 2)
  expect(faults.splice(0)).toHaveLength(1)
  expect(await directory.stores.bulk.find(work.job.id)).toMatchObject({ done: 1, failed: 1 })
  expect((await app.v1('GET', `/users/${encodeURIComponent(alice)}`)).body.status).toBe('active')
  const { items } = await directory.stores.bulk.listResults(work.job.id, 'failed', {
    kind: 'cursor',
    after: null,
    limit: 5,
    withTotal: false,
  })
  expect(items).toMatchObject([{ userId: alice, reason: 'internal', message: 'Something went wrong on our side.' }])
})

test.each(['busy', 'search_timeout'] as const)(
  'a person for whom the directory is %s waits for another turn',
  async (code) => {
    const id = await person()
    const work = await heldJob('suspend', [id])
    const { directory } = app.app
    let faultsLeft = 2
    const slow = {
      ...deps(),
      change: (run: Parameters<typeof directory.change>[0]) =>
        directory.change((stores) => {
          const save: typeof stores.users.save = async (user) => {
            faultsLeft -= 1
            if (faultsLeft >= 0) throw new RollcallError(code, 'The directory is busy.')
            await stores.users.save(user)
          }
          return run({ ...stores, users: { ...stores.users, save } })
        }),
    } as ReturnType<typeof deps>
    for (const tries of [0, 1]) {
      expect(await directory.stores.bulk.listWaiting(work.job.id, 5)).toMatchObject([{ userId: id, tries }])
      await applyToPerson(slow, work, 1)
    }
    expect(await directory.stores.bulk.find(work.job.id)).toMatchObject({ done: 0, failed: 0 })
    await applyToPerson(slow, work, 1)
    expect(await directory.stores.bulk.find(work.job.id)).toMatchObject({ done: 1, failed: 0 })
  },
)
