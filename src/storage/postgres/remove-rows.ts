import type { Executor } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

/** So few that a statement stays far below its time limit, whatever hangs on each row. */
const rowsAtATime = 2_000

/** Removes what a condition matches, in as many statements as it takes: a sweep that was late must not time out. */
export async function removeRows(executor: Executor, table: string, condition: Sql): Promise<void> {
  const from = trusted(table)
  for (let removed = rowsAtATime; removed === rowsAtATime; ) {
    removed = await executor.change(sql`DELETE FROM ${from} WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM ${from} WHERE ${condition} LIMIT ${rowsAtATime}))`)
  }
}
