import { RollcallError } from '../kernel/errors.ts'
import type { User } from './user.ts'

/** The user, or `user_not_found`. */
export function presentUser(user: User | null): User {
  if (user === null) throw new RollcallError('user_not_found', 'The user does not exist.')
  return user
}
