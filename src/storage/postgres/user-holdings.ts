// Leaves of the user filter that are answered from rows beside the person: factors, roles, permissions, memberships.
import type { Scalar } from '../../kernel/filter.ts'
import { works } from './one-time-secrets.ts'
import { joinSql, type Sql, sql, trusted } from './sql.ts'
import { holdsNow, mayComeIn, membershipHolds } from './standing.ts'

/** The bits of `users.factors`, as the database keeps them (migration 0045). */
const factorBits: Readonly<Record<string, number>> = { passkey: 1, 'security-key': 2, totp: 4, email: 8, phone: 16 }
const everyFactor = Object.values(factorBits).reduce((sum, bit) => sum + bit)
/** Whoever can read the mailbox or the phone passes these. */
const weakBits = 8 + 16

/** Each reading is a list of values, so that an index answers it: `none`, `any`, `weak` or a kind; `!weak` the opposite. */
export function factorsSql(readings: readonly Scalar[]): Sql {
  const asked = Array.from({ length: everyFactor + 1 }, (_, factors) => factors).filter((factors) =>
    readings.some((reading) => hasFactors(String(reading), factors)),
  )
  // A list of our own numbers: the planner knows how common each is.
  return sql`u.factors IN (${trusted(asked.length === 0 ? 'NULL' : asked.join(', '))})`
}

function hasFactors(reading: string, factors: number): boolean {
  if (reading.startsWith('!')) return !hasFactors(reading.slice(1), factors)
  if (reading === 'none') return factors === 0
  if (reading === 'any') return factors > 0
  if (reading === 'weak') return factors > 0 && (factors & ~weakBits) === 0
  return (factors & (factorBits[reading] ?? 0)) > 0
}

/** Whoever holds one of the roles, by their ids: in the whole application, or in an organization while they belong to it. */
export function rolesSql(ids: readonly Scalar[], at: Date, organizationId?: string): Sql {
  if (organizationId !== undefined) {
    return sql`EXISTS (SELECT FROM member_roles r JOIN organization_members m ON m.application_id = r.application_id
        AND m.organization_id = r.organization_id AND m.user_id = r.user_id AND ${membershipHolds('m', at)}
      WHERE r.application_id = u.application_id AND r.user_id = u.id AND r.organization_id = ${organizationId}
        AND r.role_id = ANY (${ids.map(String)}) AND ${holdsNow('r', at)})`
  }
  return sql`EXISTS (SELECT FROM role_assignments a
    WHERE a.application_id = u.application_id AND a.user_id = u.id AND a.role_id = ANY (${ids.map(String)})
      AND ${holdsNow('a', at)})`
}

/**
 * The same wherever they hold it. One set of people, not one test or another: so the planner knows how many there are.
 * Or, person by person, a test that never reads the set.
 */
export function rolesAnywhereSql({ applicationId, at, isOneByOne }: Held, ids: readonly Scalar[]): Sql {
  const holders = (person: Sql | null) => holdersOf(applicationId, sql`= ANY (${ids.map(String)}::text[])`, at, person)
  return isOneByOne ? sql`EXISTS (${holders(sql`u.id`)})` : sql`u.id IN (${holders(null)})`
}

/** Inside an organization they belong to, whichever; found the same two ways. */
export function rolesInsideSql({ applicationId, at, isOneByOne }: Held, ids: readonly Scalar[]): Sql {
  const members = (person: Sql | null) => membersOf(applicationId, sql`= ANY (${ids.map(String)}::text[])`, at, person)
  return isOneByOne ? sql`EXISTS (${members(sql`u.id`)})` : sql`u.id IN (${members(null)})`
}

export interface Held {
  readonly applicationId: number
  readonly at: Date
  readonly isOneByOne: boolean
}

/** Whoever holds one of the permissions, by their names: given to them, or through a role they hold anywhere. */
export function permissionsSql({ applicationId, at, isOneByOne }: Held, names: readonly Scalar[]): Sql {
  const named = names.map(String)
  const roles = sql`IN (SELECT role_id FROM role_permissions
    WHERE application_id = ${applicationId} AND permission_name = ANY (${named}::text[]))`
  const holders = (person: Sql | null) => sql`SELECT p.user_id FROM user_permissions p
      WHERE p.application_id = ${applicationId} AND p.permission_name = ANY (${named}::text[]) ${ofOne('p', person)}
    UNION ALL ${holdersOf(applicationId, roles, at, person)}`
  return isOneByOne ? sql`EXISTS (${holders(sql`u.id`)})` : sql`u.id IN (${holders(null)})`
}

function holdersOf(applicationId: number, roles: Sql, at: Date, person: Sql | null): Sql {
  return sql`SELECT a.user_id FROM role_assignments a
      WHERE a.application_id = ${applicationId} AND a.role_id ${roles} AND ${holdsNow('a', at)} ${ofOne('a', person)}
    UNION ALL ${membersOf(applicationId, roles, at, person)}`
}

function membersOf(applicationId: number, roles: Sql, at: Date, person: Sql | null): Sql {
  return sql`SELECT r.user_id FROM member_roles r JOIN organization_members m ON m.application_id = r.application_id
        AND m.organization_id = r.organization_id AND m.user_id = r.user_id AND ${membershipHolds('m', at)}
      WHERE r.application_id = ${applicationId} AND r.role_id ${roles} AND ${holdsNow('r', at)} ${ofOne('r', person)}`
}

function ofOne(alias: string, person: Sql | null): Sql {
  return person === null ? sql`` : sql`AND ${trusted(alias)}.user_id = ${person}`
}

/** Whoever is a member of one of the organizations; of any, where none is named. */
export function membershipSql(ids: readonly Scalar[] | null): Sql {
  const test = ids === null ? sql`true` : sql`m.organization_id = ANY (${ids.map(String)}::text[])`
  return sql`EXISTS (SELECT FROM organization_members m
    WHERE m.application_id = u.application_id AND m.user_id = u.id AND ${test})`
}

/** Whoever is deleted after an offboarding, be it to come or done. */
export function deletingSql(): Sql {
  return sql`EXISTS (SELECT FROM offboardings o WHERE o.application_id = u.application_id AND o.user_id = u.id
    AND (o.delete_at IS NOT NULL OR (o.status = 'scheduled' AND o.delete_after_days IS NOT NULL)))`
}

/** As `statusOf` of users/lifecycle.ts says of one person; each part along an index of its own. */
export function statusSql(statuses: readonly Scalar[], at: Date): Sql {
  const suspended = sql`(u.blocked AND (u.suspended_until IS NULL OR u.suspended_until > ${at}))`
  const beyond = sql`(u.expires_at <= ${at})`
  const parts: Readonly<Record<string, Sql>> = {
    active: sql`((${suspended} OR ${beyond}) IS NOT TRUE)`,
    suspended,
    expired: sql`(${beyond} AND ${suspended} IS NOT TRUE)`,
  }
  const asked = statuses.map((status) => parts[String(status)] ?? sql`false`)
  return sql`(${joinSql([sql`false`, ...asked], ' OR ')})`
}

/** Whoever was made by one of these imports, while it is remembered. */
export function importedSql(applicationId: number, jobIds: readonly Scalar[]): Sql {
  return sql`u.id IN (SELECT user_id FROM import_people
    WHERE application_id = ${applicationId} AND job_id = ANY (${jobIds.map(String)}::text[]))`
}

/**
 * Whoever was asked in and has not been here yet: by an open invitation to their address, or by a first password that was
 * mailed, while the mail is remembered. One set of people, so that the planner knows how many there are.
 */
export function invitedSql(applicationId: number, at: Date): Sql {
  return sql`(NOT u.has_logged_in AND u.id IN (
    SELECT p.id FROM invitations i JOIN users p ON p.application_id = i.application_id AND p.email = i.invitee_email
      WHERE i.application_id = ${applicationId} AND i.expires_at > ${at} AND i.accepted_by IS NULL
    UNION ALL SELECT m.user_id FROM mail_messages m
      WHERE m.application_id = ${applicationId} AND m.kind = 'account-made' AND m.user_id IS NOT NULL))`
}

/** Whoever accepted an invitation of one of these, a person or an operator, or has one open at their address. */
export function invitedBySql({ applicationId, at, isOneByOne }: Held, makers: readonly Scalar[]): Sql {
  const ids = makers.map(String)
  const made = (maker: string) => sql`i.application_id = ${applicationId} AND ${trusted(maker)} = ANY (${ids}::text[])`
  const person = isOneByOne ? sql`= u.id` : sql`IS NOT NULL`
  // A part for each kind of maker, and so an index for each.
  const invited = (maker: string) => sql`SELECT i.accepted_by FROM invitations i
      WHERE ${made(maker)} AND i.accepted_by ${person}
    UNION ALL SELECT p.id FROM invitations i
      JOIN users p ON p.application_id = i.application_id AND p.email = i.invitee_email
      WHERE ${made(maker)} AND i.accepted_by IS NULL AND i.expires_at > ${at} AND p.id ${person}`
  const people = sql`${invited('i.made_by_user')} UNION ALL ${invited('i.made_by_operator')}`
  return isOneByOne ? sql`EXISTS (${people})` : sql`u.id IN (${people})`
}

/** Whoever came in through one of these clients, ever. */
export function clientsSql({ applicationId, isOneByOne }: Held, ids: readonly Scalar[]): Sql {
  const users = (person: Sql | null) => sql`SELECT c.user_id FROM client_users c
    WHERE c.application_id = ${applicationId} AND c.client_id = ANY (${ids.map(String)}::text[]) ${ofOne('c', person)}`
  return isOneByOne ? sql`EXISTS (${users(sql`u.id`)})` : sql`u.id IN (${users(null)})`
}

/** Whoever is signed in somewhere, as sessions.ts says of one session. */
export function signedInSql(at: Date): Sql {
  return sql`(${mayComeIn('u', at)} AND EXISTS (SELECT FROM sessions s WHERE s.application_id = u.application_id
    AND s.user_id = u.id AND s.expires_at > ${at} AND s.idle_expires_at > ${at}
    AND s.security_version = u.security_version))`
}

/** Whoever waits for a way back, or was shown one and is on it. */
export function recoveringSql(applicationId: number): Sql {
  return sql`u.id IN (SELECT r.user_id FROM recovery_requests r WHERE r.application_id = ${applicationId}
    AND r.status IN ('pending', 'approved') AND r.user_id IS NOT NULL)`
}

/** Whoever has recovery codes, and few left, or any (migrations 0077 and 0122). */
export function codesSql(applicationId: number, isFew: boolean): Sql {
  return sql`u.id IN (SELECT m.user_id FROM authentication_methods m WHERE m.application_id = ${applicationId}
    AND m.type = 'recovery-code' AND ${isFew ? sql`m.codes_left <= 2` : sql`m.codes_left > 0`}
    AND m.confirmed_at IS NOT NULL)`
}

/** Whoever has a password in one of these connections that was set by then (migration 0135). */
export function oldPasswordSql(connectionIds: readonly string[], setBy: Date): Sql {
  return sql`(u.has_password AND coalesce(u.last_password_reset, u.created_at) <= ${setBy} AND EXISTS (
    SELECT FROM identities i JOIN passwords p ON p.application_id = i.application_id
        AND p.connection_id = i.connection_id AND p.subject = i.subject
      WHERE i.application_id = u.application_id AND i.user_id = u.id
        AND i.connection_id = ANY (${[...connectionIds]}::text[])))`
}

/**
 * Their accounts are as old, but for those who came with an older password: a walk along the newest accounts begins behind
 * all who cannot match. Of how many do the planner learns nothing by it, so it stands in walks alone.
 */
export function oldAccountSql(applicationId: number, setBy: Date): Sql {
  return sql`u.created_at <= greatest(${setBy}::timestamptz, (SELECT max(o.created_at) FROM users o
    WHERE o.application_id = ${applicationId} AND o.last_password_reset < o.created_at))`
}

/**
 * `none`: they have none. `must-change`: they choose a new one at their next sign-in. `reset-open`: they hold a link to
 * one. `leaked`: theirs is known.
 */
export function passwordSql(applicationId: number, at: Date, readings: readonly Scalar[]): Sql {
  const parts: Readonly<Record<string, Sql>> = {
    none: sql`NOT u.has_password`,
    'must-change': sql`(u.required_actions <> '{}' AND u.required_actions @> '{change-password}')`,
    'reset-open': sql`u.id IN (SELECT s.user_id FROM one_time_secrets s WHERE s.application_id = ${applicationId}
      AND s.purpose = 'password-reset' AND s.user_id IS NOT NULL AND ${works(at)})`,
    leaked: sql`u.id IN (SELECT i.user_id FROM passwords p JOIN identities i ON i.application_id = p.application_id
        AND i.connection_id = p.connection_id AND i.subject = p.subject
      WHERE p.application_id = ${applicationId} AND p.leaked_at IS NOT NULL)`,
  }
  const asked = readings.map((reading) => parts[String(reading)] ?? sql`false`)
  // One alone is a set of people that the planner begins with, as long as nothing else stands beside it.
  return sql`(${joinSql(asked, ' OR ')})`
}
