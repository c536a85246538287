// What users can be sorted by, by the names of this wire (auth0.md 4.4).
import type { UserSortField } from '../../../users/user-store.ts'

export const userSortFields: ReadonlyMap<string, UserSortField> = new Map([
  ['user_id', 'id'],
  ['email', 'email'],
  ['email_verified', 'emailVerified'],
  ['username', 'username'],
  ['phone_number', 'phoneNumber'],
  ['name', 'name'],
  ['nickname', 'nickname'],
  ['given_name', 'givenName'],
  ['family_name', 'familyName'],
  ['blocked', 'isBlocked'],
  ['created_at', 'createdAt'],
  ['updated_at', 'updatedAt'],
  ['last_login', 'lastLogin'],
  ['logins_count', 'loginsCount'],
])
