// Accounts that were linked into others: nothing hangs on them any more but what their erasure needs.
import type { AbsorbedAccount } from '../../seals/trace-store.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

/** With all that the absorbed one has absorbed. Call it while their record still stands. */
export async function absorb(executor: Executor, applicationId: number, fromId: string, toId: string): Promise<void> {
  await executor.change(sql`UPDATE absorbed_accounts SET user_id = ${toId}
    WHERE application_id = ${applicationId} AND user_id = ${fromId}`)
  await executor.change(sql`INSERT INTO absorbed_accounts (application_id, id, user_id, identifiers, names)
    SELECT ${applicationId}::integer, id, ${toId}, array_remove(ARRAY[email, username, phone_number], NULL),
      array_remove(ARRAY[name, nickname, given_name, family_name], NULL)
    FROM users WHERE application_id = ${applicationId} AND id = ${fromId}
    ON CONFLICT (application_id, id) DO UPDATE SET user_id = excluded.user_id, identifiers = excluded.identifiers,
      names = excluded.names`)
}

/** Whoever has an account of their own again is somebody else. */
export async function absorbedBy(
  executor: Executor,
  applicationId: number,
  ids: readonly string[],
): Promise<AbsorbedAccount[]> {
  return executor.rows<AbsorbedAccount>(sql`SELECT a.id, a.user_id AS "userId", a.identifiers, a.names
    FROM absorbed_accounts a WHERE a.application_id = ${applicationId} AND a.user_id = ANY (${ids}::text[])
      AND NOT EXISTS (SELECT FROM users u WHERE u.application_id = a.application_id AND u.id = a.id)
    ORDER BY a.id`)
}

/** What named them; the ids stay, so that a later erasure takes these too. */
export async function forgetAbsorbed(executor: Executor, applicationId: number, ids: readonly string[]): Promise<void> {
  await executor.change(sql`UPDATE absorbed_accounts SET identifiers = '{}', names = '{}'
    WHERE application_id = ${applicationId} AND user_id = ANY (${ids}::text[])`)
}
