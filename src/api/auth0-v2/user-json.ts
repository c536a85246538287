// The user on this wire (auth0.md 2). What is unset is absent; nothing is null.
import type { Identity, User } from '../../users/user.ts'

export const userFieldNames: ReadonlySet<string> = new Set(
  `user_id email email_verified username phone_number phone_verified name nickname given_name family_name picture
  created_at updated_at identities app_metadata user_metadata blocked last_ip last_login logins_count
  last_password_reset multifactor multifactor_last_modified blocked_for guardian_authenticators`.split(/\s+/),
)

export function userJson(user: User): Record<string, unknown> {
  return {
    user_id: user.id,
    ...(user.email === null ? {} : { email: user.email, email_verified: user.emailVerified }),
    ...(user.username === null ? {} : { username: user.username }),
    ...(user.phoneNumber === null
      ? {}
      : { phone_number: user.phoneNumber, phone_verified: user.phoneVerified ?? false }),
    ...(user.name === null ? {} : { name: user.name }),
    ...(user.nickname === null ? {} : { nickname: user.nickname }),
    ...(user.givenName === null ? {} : { given_name: user.givenName }),
    ...(user.familyName === null ? {} : { family_name: user.familyName }),
    ...(user.picture === null ? {} : { picture: user.picture }),
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    identities: user.identities.map(identityJson),
    ...(user.appMetadata === null ? {} : { app_metadata: user.appMetadata }),
    ...(user.userMetadata === null ? {} : { user_metadata: user.userMetadata }),
    ...(user.isBlocked === null ? {} : { blocked: user.isBlocked }),
    ...(user.lastPasswordReset === null ? {} : { last_password_reset: user.lastPasswordReset }),
    ...(user.lastLogin === null ? {} : { last_login: user.lastLogin }),
    ...(user.lastIp === null ? {} : { last_ip: user.lastIp }),
    ...(user.loginsCount === null ? {} : { logins_count: user.loginsCount }),
  }
}

/** `isSocial` and `profileData` are camelCase on purpose (auth0.md 2.2). */
function identityJson(identity: Identity): Record<string, unknown> {
  return {
    connection: identity.connectionName,
    user_id: identity.subject,
    provider: identity.provider,
    isSocial: identity.isSocial,
    ...(identity.profile === null ? {} : { profileData: identity.profile }),
  }
}
