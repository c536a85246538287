import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { postgresApplications } from '../storage/postgres/applications.ts'
import { ensureApplication } from './ensure-application.ts'

test('the pool mode is chosen at the first start, and another one refuses every later start with one sentence', async () => {
  const { database } = await testDatabase()
  const applications = postgresApplications(database)
  const made = await ensureApplication(applications, 'console', 'isolated')
  expect(made.poolMode).toBe('isolated')
  for (const asked of [null, 'isolated'] as const) {
    expect(await ensureApplication(applications, 'console', asked)).toEqual(made)
  }
  await expect(ensureApplication(applications, 'console', 'shared')).rejects.toThrow(
    'POOL_MODE is shared, but this application was made isolated, and that cannot be changed: set POOL_MODE=isolated',
  )
})

test('without a choice the pool is shared', async () => {
  const { database } = await testDatabase()
  expect((await ensureApplication(postgresApplications(database), 'console')).poolMode).toBe('shared')
})
