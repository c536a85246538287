import type { User } from '../users/user.ts'
import type { SignIn } from './sign-in.ts'

/** Where somebody is now nobody knows: from where they came last is the best there is. `attempts`: newest first. */
export function lastAddress([newest]: readonly SignIn[], { lastIp }: Pick<User, 'lastIp'>): string | null {
  return newest?.origin.ip ?? lastIp
}
