import type { Directory } from '../../directory.ts'
import { listLocks } from '../../guards/list-locks.ts'
import type { User } from '../../users/user.ts'
import type { Answer } from './route.ts'
import { userJson } from './user-json.ts'

/** One user as they are now, with the version that `If-Match` may name. */
export async function userAnswer({ stores, clock }: Directory, status: number, user: User): Promise<Answer> {
  const locks = await listLocks({ ...stores, clock }, user.id)
  return { status, body: userJson(user, clock.now(), locks), headers: { etag: `"${user.version}"` } }
}
