import type { HolderStore, Holding, HoldingQuery } from '../../memberships/holder-store.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Database } from './database.ts'
import { askedPermissions } from './permission-references.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { holdsNow, membershipHolds } from './standing.ts'

/** Each way is read along its own index, no further than a page of it reaches (migration 0053). */
export function postgresHolders(database: Pick<Database, 'search'>, applicationId: number): HolderStore {
  return {
    list: async ({ of, organizationId, way, page, at }) => {
      const order = JSON.stringify([applicationId, 'holders', of, organizationId ?? null, way ?? null])
      const [user, path] =
        page.kind === 'cursor' && page.after !== null ? decodeCursor(order, 'text', page.after) : ['', '']
      const atMost = page.limit + 1
      const beyond = (way: Sql) =>
        sql`a.user_id >= ${user} AND (a.user_id, ${way}) > (${user}::text COLLATE "C", ${path}::text COLLATE "C")`
      const inOrganization = organizationId === undefined ? sql`true` : sql`a.organization_id = ${organizationId}`
      const everywhere = sql`SELECT held.* FROM giving CROSS JOIN LATERAL (
          SELECT a.user_id, ${pathOf('everywhere')} AS path, a.role_id, NULL::text AS organization_id, a.assigned_at, a.ends_at
          FROM role_assignments a WHERE a.application_id = ${applicationId} AND a.role_id = giving.id
            AND ${holdsNow('a', at)} AND ${beyond(pathOf('everywhere'))} ORDER BY a.user_id LIMIT ${atMost}) held`
      const inside = sql`SELECT held.* FROM giving CROSS JOIN LATERAL (
          SELECT a.user_id, ${pathOf('inside')} AS path, a.role_id, a.organization_id, a.assigned_at, a.ends_at
          FROM member_roles a
          WHERE a.application_id = ${applicationId} AND a.role_id = giving.id AND ${inOrganization}
            AND ${holdsNow('a', at)} AND ${beyond(pathOf('inside'))} AND ${belongsThere(at)}
          ORDER BY a.user_id, a.organization_id LIMIT ${atMost}) held`
      const directly = sql`SELECT held.* FROM servers CROSS JOIN LATERAL (
          SELECT a.user_id, ${pathOf('directly')} AS path, NULL::text AS role_id, NULL::text AS organization_id,
            NULL::timestamptz(3) AS assigned_at, NULL::timestamptz(3) AS ends_at
          FROM user_permissions a WHERE a.application_id = ${applicationId} AND a.resource_server_id = servers.id
            AND a.permission_name = servers.name AND ${beyond(pathOf('directly'))}
          ORDER BY a.user_id LIMIT ${atMost}) held`
      const isInside = organizationId !== undefined || way === 'inside'
      const anywhere = sql`${everywhere} UNION ALL ${directly}`
      const ways = isInside ? inside : way === 'everywhere' ? anywhere : sql`${anywhere} UNION ALL ${inside}`
      const rows = await database.search<HoldingRow>(sql`WITH ${givingOf(applicationId, of)}
        SELECT way.path, u.id AS user_id, u.email, u.name, l.last_login, r.id AS role_id, r.name AS role_name,
          o.id AS organization_id, o.name AS organization_name, o.display_name, way.assigned_at, way.ends_at
        FROM (SELECT DISTINCT * FROM (${ways}) ways ORDER BY user_id, path LIMIT ${atMost}) way
        JOIN users u ON u.application_id = ${applicationId} AND u.id = way.user_id
        LEFT JOIN user_logins l ON l.application_id = ${applicationId} AND l.user_id = way.user_id
        LEFT JOIN roles r ON r.application_id = ${applicationId} AND r.id = way.role_id
        LEFT JOIN organizations o ON o.application_id = ${applicationId} AND o.id = way.organization_id
        ORDER BY way.user_id, way.path`)
      const shown = rows.slice(0, page.limit)
      const last = shown.at(-1)
      const next = rows.length > page.limit && last ? encodeCursor(order, [last.user_id, last.path]) : null
      return { items: shown.map(holdingFromRow), next, total: null }
    },
    lastUses: async (holdings) => {
      if (holdings.length === 0) return []
      const rows = await database.search<{ at: Date | null }>(sql`SELECT (
          SELECT max(greatest(f.created_at, f.last_exchanged_at)) FROM (
            SELECT * FROM token_families newest
            WHERE newest.application_id = ${applicationId} AND newest.user_id = asked.user_id
            ORDER BY newest.created_at DESC, newest.id DESC LIMIT ${familiesAtMost}) f
          WHERE f.organization_id IS NOT DISTINCT FROM asked.organization_id AND NOT f.sign_in ? 'actor'
            AND f.audience IN (SELECT s.identifier FROM role_permissions rp JOIN resource_servers s
              ON s.application_id = rp.application_id AND s.id = rp.resource_server_id
              WHERE rp.application_id = ${applicationId} AND rp.role_id = asked.role_id)) AS at
        FROM unnest(${holdings.map(({ user }) => user.id)}::text[], ${holdings.map(({ role }) => role?.id ?? null)}::text[],
          ${holdings.map(({ organization }) => organization?.id ?? null)}::text[])
          WITH ORDINALITY AS asked (user_id, role_id, organization_id, place)
        ORDER BY asked.place`)
      // What was issued before the role was given was not by the role.
      return rows.map(({ at }, place) => (at !== null && at >= (holdings[place]?.since ?? at) ? at : null))
    },
  }
}

/** Of one person: what a program of theirs got thousands of times a day is not read to its end. */
const familiesAtMost = 200

/** `servers`: the permissions, by their APIs; `giving`: the roles that give one of them, or the role itself. */
function givingOf(applicationId: number, of: HoldingQuery['of']): Sql {
  if ('roleId' in of) {
    return sql`servers AS (SELECT NULL::text AS id, NULL::text AS name WHERE false),
      giving AS (SELECT id FROM roles WHERE application_id = ${applicationId} AND id = ${of.roleId})`
  }
  if ('anyOf' in of) {
    return sql`${askedPermissions(applicationId, of.anyOf)},
      servers AS (SELECT resource_server_id AS id, name FROM known),
      ${rolesGiving(applicationId)}`
  }
  const ofServer = of.identifier === undefined ? sql`true` : sql`s.identifier = ${of.identifier}`
  return sql`servers AS (SELECT s.id, p.name FROM resource_servers s JOIN permissions p ON p.application_id = s.application_id
        AND p.resource_server_id = s.id AND p.name = ${of.permission}
      WHERE s.application_id = ${applicationId} AND ${ofServer}),
    ${rolesGiving(applicationId)}`
}

function rolesGiving(applicationId: number): Sql {
  return sql`giving AS (SELECT DISTINCT rp.role_id AS id FROM servers JOIN role_permissions rp
      ON rp.application_id = ${applicationId} AND rp.resource_server_id = servers.id
      AND rp.permission_name = servers.name)`
}

/** Asked of each row on the way, which OFFSET says: as a join it would be taken for rarer than it is, and all be sorted. */
function belongsThere(at: Date): Sql {
  return sql`EXISTS (SELECT FROM organization_members m WHERE m.application_id = a.application_id
    AND m.organization_id = a.organization_id AND m.user_id = a.user_id AND ${membershipHolds('m', at)} OFFSET 0)`
}

/** Breaks the ties of a person's ways. */
function pathOf(way: 'everywhere' | 'inside' | 'directly'): Sql {
  // Whatever was granted to the person is one way, however many permissions it is.
  if (way === 'directly') return trusted(`(' direct'::text COLLATE "C")`)
  return way === 'everywhere'
    ? trusted(`('0 ' || a.role_id COLLATE "C")`)
    : trusted(`(a.organization_id || ' ' || a.role_id COLLATE "C")`)
}

interface HoldingRow {
  readonly path: string
  readonly user_id: string
  readonly email: string | null
  readonly name: string | null
  readonly last_login: Date | null
  readonly role_id: string | null
  readonly role_name: string | null
  readonly organization_id: string | null
  readonly organization_name: string | null
  readonly display_name: string | null
  readonly assigned_at: Date | null
  readonly ends_at: Date | null
}

function holdingFromRow(row: HoldingRow): Holding {
  const { role_id: roleId, role_name: roleName, organization_id: organizationId, organization_name: orgName } = row
  return {
    user: { id: row.user_id, email: row.email, name: row.name, lastSignInAt: row.last_login },
    role: roleId === null || roleName === null ? null : { id: roleId, name: roleName },
    organization:
      organizationId === null || orgName === null
        ? null
        : { id: organizationId, name: orgName, displayName: row.display_name },
    since: row.assigned_at,
    until: row.ends_at,
  }
}
