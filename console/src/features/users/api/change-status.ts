import type { CallOptions } from '../../../lib/http.ts'
import { type KeptCall, sendKept } from '../../../lib/kept-call.ts'
import { userPath } from './get-user.ts'
import type { User } from './user.ts'

export interface Suspension {
  readonly revokeSessions: boolean
  readonly reason?: string
  /** Null: it has no end. */
  readonly until?: string | null
}

export type StatusOptions = Pick<CallOptions, 'ifVersion' | 'reason'>

export function suspending(userId: string, suspension: Suspension, ifVersion?: User['version']): KeptCall {
  return { method: 'POST', path: `${userPath(userId)}/suspend`, body: suspension, ifVersion }
}

export function activating(userId: string, ifVersion?: User['version']): KeptCall {
  return { method: 'POST', path: `${userPath(userId)}/activate`, body: {}, ifVersion }
}

export function suspendUser(userId: string, suspension: Suspension, options: StatusOptions = {}): Promise<User> {
  return sendKept(suspending(userId, suspension, options.ifVersion), options.reason)
}

export function activateUser(userId: string, options: StatusOptions = {}): Promise<User> {
  return sendKept(activating(userId, options.ifVersion), options.reason)
}
