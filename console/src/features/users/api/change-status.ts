import { type KeptCall, sendKept } from '../../../lib/kept-call.ts'
import { userPath } from './get-user.ts'
import type { User } from './user.ts'

export interface Suspension {
  readonly revokeSessions: boolean
  readonly reason?: string
  /** Null: it has no end. */
  readonly until?: string | null
}

export interface StatusOptions {
  /** It is meant for the user as they were then, and refused where they changed since. */
  readonly ifVersion?: User['version']
  readonly reason?: string
}

export function suspending(userId: string, suspension: Suspension, ifVersion?: User['version']): KeptCall {
  return { method: 'POST', path: `${userPath(userId)}/suspend`, body: suspension, ...onlyIf(ifVersion) }
}

export function activating(userId: string, ifVersion?: User['version']): KeptCall {
  return { method: 'POST', path: `${userPath(userId)}/activate`, body: {}, ...onlyIf(ifVersion) }
}

export function suspendUser(userId: string, suspension: Suspension, options: StatusOptions = {}): Promise<User> {
  return sendKept(suspending(userId, suspension, options.ifVersion), options.reason)
}

export function activateUser(userId: string, options: StatusOptions = {}): Promise<User> {
  return sendKept(activating(userId, options.ifVersion), options.reason)
}

function onlyIf(version: User['version'] | undefined) {
  return version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }
}
