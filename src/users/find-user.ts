import { RollcallError } from '../kernel/errors.ts'

/** What was found for a user, or `user_not_found`. */
export function presentUser<Found>(found: Found | null): Found {
  if (found === null) throw new RollcallError('user_not_found', 'The user does not exist.')
  return found
}
