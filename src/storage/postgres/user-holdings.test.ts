import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { sql } from './sql.ts'
import { passwordSql } from './user-holdings.ts'

const opened = testDatabase()

test.each([
  ['leaked', 'passwords_leaked'],
  ['reset-open', 'one_time_secrets_for_passwords'],
  ['must-change', 'users_asked_for_actions'],
])(
  'people by their password, %s, are found along its index and not by looking at everybody',
  async (reading, index) => {
    const { database } = await opened
    const plan = await database.transaction(async (executor) => {
      // So few rows would be read whole.
      await executor.change(sql`SET LOCAL enable_seqscan = off`)
      const rows = await executor.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN SELECT FROM users u
      WHERE u.application_id = ${1} AND ${passwordSql(1, new Date(), [reading])}`)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain(index)
    expect(plan).not.toContain('hashed SubPlan')
  },
)
