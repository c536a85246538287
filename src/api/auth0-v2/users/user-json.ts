// The user on this wire (auth0.md 2). What is unset is absent; nothing is null.
import type { User } from '../../../users/user.ts'
import { type DocumentShape, shapedUser } from '../../../users/user-document.ts'

export const userFieldNames: ReadonlySet<string> = new Set(
  `user_id email email_verified username phone_number phone_verified name nickname given_name family_name picture
  created_at updated_at identities app_metadata user_metadata blocked last_ip last_login logins_count
  last_password_reset multifactor multifactor_last_modified blocked_for guardian_authenticators`.split(/\s+/),
)

export function userJson(user: User): Record<string, unknown> {
  return shapedUser(user, userShape)
}

/** `isSocial` and `profileData` are camelCase on purpose (auth0.md 2.2). */
export const userShape: DocumentShape = {
  name: 'auth0 v2',
  attributes: {
    user_id: 'id',
    email: 'email',
    email_verified: 'emailVerified',
    username: 'username',
    phone_number: 'phoneNumber',
    phone_verified: 'phoneVerified',
    name: 'name',
    nickname: 'nickname',
    given_name: 'givenName',
    family_name: 'familyName',
    picture: 'picture',
    created_at: 'createdAt',
    updated_at: 'updatedAt',
    app_metadata: 'appMetadata',
    user_metadata: 'userMetadata',
    blocked: 'isBlocked',
    last_password_reset: 'lastPasswordReset',
    last_login: 'lastLogin',
    last_ip: 'lastIp',
    logins_count: 'loginsCount',
  },
  only: { emailVerified: 'email', phoneVerified: 'phoneNumber' },
  identities: {
    key: 'identities',
    attributes: {
      connection: 'connectionName',
      user_id: 'subject',
      provider: 'provider',
      isSocial: 'isSocial',
      profileData: 'profile',
    },
  },
}
