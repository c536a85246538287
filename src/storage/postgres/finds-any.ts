import type { Executor } from './database.ts'
import { type Sql, sql } from './sql.ts'

/** Whether what a statement selects from there on has any row: `FROM jobs WHERE …`. */
export async function findsAny(executor: Executor, rows: Sql): Promise<boolean> {
  const [found] = await executor.rows<{ isAny: boolean }>(sql`SELECT EXISTS (SELECT ${rows}) AS "isAny"`)
  return found?.isAny === true
}
