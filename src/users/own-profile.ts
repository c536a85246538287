import { connectionKind } from '../connections/connection.ts'
import { primaryIdentity, type User } from './user.ts'

/** Whether their names are theirs to write: what another provider fills is written anew at the next sign-in. */
export function ownsProfile(user: User): boolean {
  return connectionKind({ strategy: primaryIdentity(user).provider }) !== 'other'
}
