// A user's row and the user it stands for.
import { isSocialStrategy } from '../../connections/connection.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { User } from '../../users/user.ts'
import { trusted } from './sql.ts'

export interface UserRow {
  readonly id: string
  readonly email: string | null
  readonly email_verified: boolean
  readonly username: string | null
  readonly phone_number: string | null
  readonly phone_verified: boolean | null
  readonly name: string | null
  readonly nickname: string | null
  readonly given_name: string | null
  readonly family_name: string | null
  readonly picture: string | null
  readonly blocked: boolean | null
  readonly suspended_until: Date | null
  readonly suspension_reason: string | null
  readonly suspended_by_organization: string | null
  readonly expires_at: Date | null
  readonly offboard_at: Date | null
  readonly app_metadata: JsonObject | null
  readonly user_metadata: JsonObject | null
  readonly last_password_reset: Date | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly version: number
  readonly last_login: Date | null
  readonly last_ip: string | null
  readonly logins_count: number | null
  readonly identities: readonly IdentityTuple[]
  readonly pool: readonly [id: string, name: string] | null
}

type IdentityTuple = readonly [
  connectionId: string,
  connectionName: string,
  provider: string,
  subject: string,
  isPrimary: boolean,
  profile: JsonObject | null,
  linkedAt: string,
]

/** For `FROM users u LEFT JOIN user_logins l`. */
export const userColumns =
  trusted(`u.id, u.email, u.email_verified, u.username, u.phone_number, u.phone_verified, u.name,
  u.nickname, u.given_name, u.family_name, u.picture, u.blocked, u.suspended_until, u.suspension_reason, u.suspended_by_organization, u.expires_at, u.offboard_at, u.app_metadata, u.user_metadata, u.last_password_reset,
  u.created_at, u.updated_at, u.version, l.last_login, l.last_ip, l.logins_count,
  (SELECT json_agg(json_build_array(i.connection_id, c.name, i.provider, i.subject, i.is_primary, i.profile, i.linked_at)
      ORDER BY i.is_primary DESC, i.linked_at, i.subject)
    FROM identities i JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
    WHERE i.application_id = u.application_id AND i.user_id = u.id) AS identities,
  (SELECT json_build_array(o.id, o.name) FROM organizations o
    WHERE o.application_id = u.application_id AND o.id = u.pool_organization_id) AS pool`)

export function userFromRow(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    emailVerified: row.email_verified,
    username: row.username,
    phoneNumber: row.phone_number,
    phoneVerified: row.phone_verified,
    name: row.name,
    nickname: row.nickname,
    givenName: row.given_name,
    familyName: row.family_name,
    picture: row.picture,
    isBlocked: row.blocked,
    suspendedUntil: row.suspended_until,
    suspensionReason: row.suspension_reason,
    suspendedByOrganization: row.suspended_by_organization,
    expiresAt: row.expires_at,
    offboardAt: row.offboard_at,
    appMetadata: row.app_metadata,
    userMetadata: row.user_metadata,
    lastPasswordReset: row.last_password_reset,
    lastLogin: row.last_login,
    lastIp: row.last_ip,
    loginsCount: row.logins_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    organization: row.pool === null ? null : { id: row.pool[0], name: row.pool[1] },
    identities: row.identities.map(
      ([connectionId, connectionName, provider, subject, isPrimary, profile, linkedAt]) => ({
        connectionId,
        connectionName,
        provider,
        subject,
        isPrimary,
        isSocial: isSocialStrategy(provider),
        profile,
        linkedAt: new Date(linkedAt),
      }),
    ),
  }
}
