import { RollcallError } from '../kernel/errors.ts'

/** What was found for a connection, or `connection_not_found`. */
export function presentConnection<Found>(found: Found | null): Found {
  if (found === null) throw new RollcallError('connection_not_found', 'The connection does not exist')
  return found
}
