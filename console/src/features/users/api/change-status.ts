import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'
import type { User } from './user.ts'

export interface Suspension {
  readonly revokeSessions: boolean
  readonly reason?: string
  /** Null: it has no end. */
  readonly until?: string | null
}

/** `ifVersion`: it is meant for the user as they were then, and refused where they changed since. */
export function suspendUser(userId: string, suspension: Suspension, ifVersion?: User['version']): Promise<User> {
  return call<User>('POST', `${userPath(userId)}/suspend`, { body: suspension, ...onlyIf(ifVersion) })
}

export function activateUser(userId: string, ifVersion?: User['version']): Promise<User> {
  return call<User>('POST', `${userPath(userId)}/activate`, { body: {}, ...onlyIf(ifVersion) })
}

function onlyIf(version: User['version'] | undefined) {
  return version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }
}
