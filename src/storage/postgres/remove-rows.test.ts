import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { postgresSignIns } from './sign-ins.ts'
import { sql } from './sql.ts'

test('a sweep removes far more than one statement takes, and nothing else', async () => {
  const { database, applicationId } = await testDatabase()
  await database.change(sql`INSERT INTO sign_ins (application_id, id, reference, browser_hash, goal, proofs, choices,
      created_at, updated_at, expires_at)
    SELECT ${applicationId}, number::text, number::text, '', '{}', '[]', '{}',
      timestamptz '2026-11-21' + number * interval '1 second', now(), now() FROM generate_series(1, 5001) number`)
  await postgresSignIns(database, applicationId).removeBefore(new Date(Date.UTC(2026, 10, 21, 0, 0, 5001)))
  expect(await database.rows(sql`SELECT id FROM sign_ins`)).toEqual([{ id: '5001' }])
})
