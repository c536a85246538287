import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'
import type { User } from './user.ts'

export interface Suspension {
  readonly revokeSessions: boolean
  readonly reason?: string
}

export function suspendUser(userId: string, suspension: Suspension): Promise<User> {
  return call<User>('POST', `${userPath(userId)}/suspend`, { body: suspension })
}

export function activateUser(userId: string): Promise<User> {
  return call<User>('POST', `${userPath(userId)}/activate`, { body: {} })
}
