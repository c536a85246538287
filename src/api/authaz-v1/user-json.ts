// The user on this wire. Every field is there; what is unset is null.
import type { Identity, User } from '../../users/user.ts'
import { primaryIdentity } from '../../users/user.ts'

/** A row of a list. */
export function userSummary(user: User): Record<string, unknown> {
  return {
    id: user.id,
    email: user.email,
    emailVerified: user.emailVerified,
    username: user.username,
    phoneNumber: user.phoneNumber,
    name: user.name,
    givenName: user.givenName,
    familyName: user.familyName,
    nickname: user.nickname,
    picture: user.picture,
    status: user.isBlocked === true ? 'suspended' : 'active',
    connection: primaryIdentity(user).connectionName,
    lastSignInAt: user.lastLogin,
    signInCount: user.loginsCount ?? 0,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
  }
}

export function userJson(user: User): Record<string, unknown> {
  return {
    ...userSummary(user),
    phoneVerified: user.phoneVerified ?? false,
    lastIp: user.lastIp,
    appMetadata: user.appMetadata,
    userMetadata: user.userMetadata,
    identities: user.identities.map(identityJson),
    version: user.version,
  }
}

function identityJson(identity: Identity): Record<string, unknown> {
  return {
    connection: identity.connectionName,
    provider: identity.provider,
    userId: identity.subject,
    isSocial: identity.isSocial,
    isPrimary: identity.isPrimary,
    profile: identity.profile,
  }
}
