import { call } from '../../../lib/http.ts'
import type { User } from './user.ts'

export interface NewUser {
  readonly email?: string
  readonly name?: string
  readonly username?: string
  readonly phoneNumber?: string
  readonly connection?: string
}

export function createUser(user: NewUser): Promise<User> {
  return call<User>('POST', '/users', { body: user })
}
