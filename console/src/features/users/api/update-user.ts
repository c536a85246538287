import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'
import type { User } from './user.ts'

export type UserChanges = Partial<
  Pick<
    User,
    | 'email'
    | 'emailVerified'
    | 'username'
    | 'phoneNumber'
    | 'name'
    | 'givenName'
    | 'familyName'
    | 'nickname'
    | 'appMetadata'
    | 'userMetadata'
  >
>

/** Sends the changed fields alone, and only onto the version that was read (console.md D12). */
export function updateUser(user: Pick<User, 'id' | 'version'>, changes: UserChanges, reason = ''): Promise<User> {
  return call<User>('PATCH', userPath(user.id), { body: changes, ifVersion: user.version, reason })
}
