import type { Directory } from '../../../directory.ts'
import { listLocks } from '../../../guards/list-locks.ts'
import type { User } from '../../../users/user.ts'
import { nothingPending } from '../../../users/user-facts.ts'
import { etagOf } from '../if-match.ts'
import type { Answer } from '../route.ts'
import { userJson } from './user-json.ts'

/** One user as they are now, with the version that `If-Match` may name. */
export async function userAnswer({ stores, clock }: Directory, status: number, user: User): Promise<Answer> {
  const now = clock.now()
  const [locks, pending] = await Promise.all([
    listLocks({ ...stores, clock }, user.id),
    stores.userFacts.pending([user.id], now),
  ])
  const body = { ...userJson(user, now, locks), pending: pending.get(user.id) ?? nothingPending }
  return { status, body, headers: etagOf(user) }
}
