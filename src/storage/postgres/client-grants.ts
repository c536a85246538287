import type { ClientGrant } from '../../clients/client-grant.ts'
import type { ClientGrantQuery, ClientGrantStore } from '../../clients/client-grant-store.ts'
import { clientNotFound } from '../../clients/find-client.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage, type Page } from '../../kernel/page.ts'
import { type Executor, pointsNowhere, violates } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

export function postgresClientGrants(executor: Executor, applicationId: number): ClientGrantStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<ClientGrantRow>(statement)
    return row === undefined ? null : grantFromRow(row)
  }
  return {
    find: (id) =>
      one(prepared('client grant by id')`SELECT ${columns} FROM client_grants
        WHERE application_id = ${applicationId} AND id = ${id}`),
    findForChange: (id) =>
      one(sql`SELECT ${columns} FROM client_grants
        WHERE application_id = ${applicationId} AND id = ${id} FOR UPDATE`),
    findFor: (clientId, audience, subjectType) =>
      one(prepared('client grant for audience')`SELECT ${columns} FROM client_grants
        WHERE application_id = ${applicationId} AND client_id = ${clientId} AND subject_type = ${subjectType}
          AND resource_server_id = ${serverId(applicationId, audience)}`),
    findEachFor: async (clientIds, audiences) => {
      const rows = await executor.rows<ClientGrantRow>(sql`SELECT ${columns} FROM client_grants
        WHERE application_id = ${applicationId} AND client_id = ANY (${[...clientIds]}::text[])
          AND subject_type = 'client' AND resource_server_id IN (SELECT s.id FROM resource_servers s
            WHERE s.application_id = ${applicationId} AND s.identifier = ANY (${[...audiences]}::text[]))`)
      return rows.map(grantFromRow)
    },
    list: (query) => listGrants(executor, applicationId, query),
    insert: (grant) => insertGrant(executor, applicationId, grant),
    save: async (grant) => {
      await executor.change(sql`UPDATE client_grants SET scope = ${ownScope(grant)},
          allows_all_scopes = ${grant.allowsAllScopes}, settings = ${grant.settings}
        WHERE application_id = ${applicationId} AND id = ${grant.id}`)
    },
    remove: async (id) =>
      (await executor.change(sql`DELETE FROM client_grants
        WHERE application_id = ${applicationId} AND id = ${id}`)) === 1,
  }
}

function serverId(applicationId: number, audience: string): Sql {
  return sql`(SELECT s.id FROM resource_servers s
    WHERE s.application_id = ${applicationId} AND s.identifier = ${audience})`
}

async function insertGrant(executor: Executor, applicationId: number, grant: ClientGrant): Promise<void> {
  try {
    const inserted = await executor.change(sql`INSERT INTO client_grants
        (application_id, id, client_id, resource_server_id, subject_type, scope, allows_all_scopes, settings, created_at)
      SELECT ${applicationId}::integer, ${grant.id}, ${grant.clientId}, s.id, ${grant.subjectType},
        ${ownScope(grant)}::text[], ${grant.allowsAllScopes}::boolean, ${grant.settings}::jsonb, ${grant.createdAt}::timestamptz
      FROM resource_servers s WHERE s.application_id = ${applicationId} AND s.identifier = ${grant.audience}`)
    if (inserted === 0) throw new RollcallError('resource_server_not_found', 'The resource server does not exist')
  } catch (fault) {
    if (pointsNowhere(fault, 'client_grants')) throw clientNotFound(fault)
    if (violates(fault, 'client_grants_application_id_client_id_resource_server_id_s_key')) {
      const message = 'A client grant for this client and audience already exists. Change the one that is there.'
      throw new RollcallError('client_grant_exists', message, { cause: fault })
    }
    throw fault
  }
}

async function listGrants(
  executor: Executor,
  applicationId: number,
  query: ClientGrantQuery,
): Promise<Page<ClientGrant>> {
  const { clientId, audience, subjectType, organizationId, inAnyOrganization, ids, page } = query
  const client = clientId === undefined ? sql`true` : sql`client_id = ${clientId}`
  const server = audience === undefined ? sql`true` : sql`resource_server_id = ${serverId(applicationId, audience)}`
  const subject = subjectType === undefined ? sql`true` : sql`subject_type = ${subjectType}`
  const among = ids === undefined ? sql`true` : sql`id = ANY (${[...ids]}::text[])`
  const anywhere = trusted(`settings @> '{"allow_any_organization": true}'`)
  // Bare, so that the index of those is one to choose.
  const open = inAnyOrganization === undefined ? sql`true` : inAnyOrganization ? anywhere : sql`NOT (${anywhere})`
  const held =
    organizationId === undefined
      ? sql`true`
      : sql`id IN (SELECT grant_id FROM organization_client_grants
    WHERE application_id = ${applicationId} AND organization_id = ${organizationId})`
  const listing = {
    ...byCreation,
    name: [applicationId, 'client grants', clientId ?? null, audience ?? null, subjectType ?? null].concat([
      organizationId ?? null,
      ids === undefined ? null : ids.join(' '),
      inAnyOrganization === undefined ? null : String(inAnyOrganization),
    ]),
    columns,
    from: sql`client_grants`,
    where: sql`application_id = ${applicationId} AND ${client} AND ${server} AND ${subject}
      AND ${among} AND ${held} AND ${open}`,
  }
  return mapPage(await listPage<ClientGrantRow>(executor, listing, page), grantFromRow)
}

/** Names under "all scopes" would be believed again once that is taken back. */
function ownScope({ scope, allowsAllScopes }: ClientGrant): string[] {
  return allowsAllScopes ? [] : [...scope]
}

const columns = trusted(`id, client_id, subject_type, allows_all_scopes, settings, created_at,
  CASE WHEN allows_all_scopes
    THEN ARRAY(SELECT p.name FROM permissions p WHERE p.application_id = client_grants.application_id
      AND p.resource_server_id = client_grants.resource_server_id ORDER BY p.position)
    ELSE scope END AS scope,
  (SELECT s.identifier FROM resource_servers s WHERE s.application_id = client_grants.application_id
    AND s.id = client_grants.resource_server_id) AS audience`)

interface ClientGrantRow {
  readonly id: string
  readonly client_id: string
  readonly audience: string
  readonly subject_type: ClientGrant['subjectType']
  readonly scope: readonly string[]
  readonly allows_all_scopes: boolean
  readonly settings: JsonObject
  readonly created_at: Date
}

function grantFromRow(row: ClientGrantRow): ClientGrant {
  return {
    id: row.id,
    clientId: row.client_id,
    audience: row.audience,
    subjectType: row.subject_type,
    scope: row.scope,
    allowsAllScopes: row.allows_all_scopes,
    settings: row.settings,
    createdAt: row.created_at,
  }
}
