import type { UserQuery } from '../../users/user-store.ts'
import { type Sql, sql } from './sql.ts'
import type { Seek } from './user-seek.ts'

/** What a page is made of, however it is found. */
export interface Listing {
  readonly applicationId: number
  readonly query: UserQuery
  readonly filter: Sql | null
  /** Of `users u LEFT JOIN user_logins l`; `id` is one of them. */
  readonly columns: Sql
  /** Which list this is, so that the cursor of another is refused. */
  readonly order: string
  /** Null: from its first row on, or after an offset. */
  readonly seek: Seek | null
  readonly rowsWanted: number
}

export type Listed<Row> = Row & { readonly id: string; readonly sort_key: string | null }

export const usersAndLogins = sql`users u LEFT JOIN user_logins l
  ON l.application_id = u.application_id AND l.user_id = u.id`
