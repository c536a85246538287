import type { Invitation, Maker } from '../../invitations/invitation.ts'
import type { InvitationStore } from '../../invitations/invitation-store.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage } from '../../kernel/page.ts'
import type { Executor } from './database.ts'
import { distinctValues } from './distinct-values.ts'
import { byCreation, listPage } from './list-page.ts'
import { organizationExists } from './organizations.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresInvitations(executor: Executor, applicationId: number): InvitationStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<InvitationRow>(statement)
    return row === undefined ? null : fromRow(row)
  }
  return {
    find: (id) => one(sql`SELECT ${columns} FROM invitations WHERE application_id = ${applicationId} AND id = ${id}`),
    list: async ({ organizationId, isOpen, isNewestFirst }, page) => {
      const state = isOpen === undefined ? sql`true` : sql`(accepted_at IS NULL) = ${isOpen}`
      const listing = {
        ...byCreation,
        name: [applicationId, 'invitations', organizationId, isOpen ?? null, isNewestFirst],
        columns,
        from: sql`invitations`,
        where: sql`application_id = ${applicationId} AND organization_id = ${organizationId} AND ${state}`,
        isDescending: isNewestFirst,
      }
      const found = await listPage<InvitationRow>(executor, listing, page)
      if (found.items.length === 0 && !(await organizationExists(executor, applicationId, organizationId))) return null
      return mapPage(found, fromRow)
    },
    listOpenTo: async (email) => {
      const rows = await executor.rows<InvitationRow>(sql`SELECT ${columns} FROM invitations
        WHERE application_id = ${applicationId} AND invitee_email = ${email} AND accepted_by IS NULL
        ORDER BY created_at DESC, id LIMIT ${openToOneAtMost}`)
      return rows.map(fromRow)
    },
    insert: async (invitation) => {
      const { id, organizationId, clientId, connectionId, inviterName, inviteeEmail, roleIds } = invitation
      await executor.change(sql`INSERT INTO invitations (application_id, id, organization_id, client_id, connection_id,
          inviter_name, made_by_user, made_by_operator, invitee_email, role_ids, app_metadata, user_metadata,
          sealed_ticket, created_at, expires_at)
        VALUES (${applicationId}, ${id}, ${organizationId}, ${clientId}, ${connectionId}, ${inviterName},
          ${makerId(invitation, 'user')}, ${makerId(invitation, 'operator')}, ${inviteeEmail}, ${[...roleIds]}::text[],
          ${invitation.appMetadata}, ${invitation.userMetadata}, ${invitation.sealedTicket}, ${invitation.createdAt},
          ${invitation.expiresAt})`)
    },
    accept: (id, userId, at) =>
      one(sql`UPDATE invitations SET accepted_at = ${at}, accepted_by = ${userId}
        WHERE application_id = ${applicationId} AND id = ${id} AND accepted_at IS NULL AND expires_at > ${at}
        RETURNING ${columns}`),
    askAgain: async (id, at) => {
      await executor.change(
        sql`UPDATE invitations SET asked_again_at = ${at} WHERE application_id = ${applicationId} AND id = ${id}`,
      )
    },
    remove: async (id) =>
      (await executor.change(sql`DELETE FROM invitations WHERE application_id = ${applicationId} AND id = ${id}`)) ===
      1,
    listMakers: async (atMost) => {
      const made = (column: string) => distinctValues(applicationId, 'invitations', column)
      return executor.rows<Maker>(sql`SELECT 'operator' AS kind, value AS id FROM (${made('made_by_operator')}) o
        UNION ALL SELECT 'user', value FROM (${made('made_by_user')}) u LIMIT ${atMost}`)
    },
    removeEnded: async (before) => {
      await executor.change(sql`DELETE FROM invitations
        WHERE application_id = ${applicationId} AND expires_at < ${before} AND accepted_at IS NULL`)
    },
  }
}

/** More organizations than that invite nobody at once. */
const openToOneAtMost = 10

const columns = trusted(
  `id, organization_id, client_id, connection_id, inviter_name, made_by_user, made_by_operator, invitee_email, role_ids,
  app_metadata, user_metadata, sealed_ticket, created_at, expires_at, accepted_at, accepted_by, asked_again_at`,
)

interface InvitationRow {
  readonly id: string
  readonly organization_id: string
  readonly client_id: string | null
  readonly connection_id: string | null
  readonly inviter_name: string
  readonly made_by_user: string | null
  readonly made_by_operator: string | null
  readonly invitee_email: string
  readonly role_ids: string[]
  readonly app_metadata: JsonObject
  readonly user_metadata: JsonObject
  readonly sealed_ticket: Buffer
  readonly created_at: Date
  readonly expires_at: Date
  readonly accepted_at: Date | null
  readonly accepted_by: string | null
  readonly asked_again_at: Date | null
}

function fromRow(row: InvitationRow): Invitation {
  return {
    id: row.id,
    organizationId: row.organization_id,
    clientId: row.client_id,
    connectionId: row.connection_id,
    inviterName: row.inviter_name,
    madeBy: makerOf(row),
    inviteeEmail: row.invitee_email,
    roleIds: row.role_ids,
    appMetadata: row.app_metadata,
    userMetadata: row.user_metadata,
    sealedTicket: row.sealed_ticket,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    acceptedBy: row.accepted_by,
    askedAgainAt: row.asked_again_at,
  }
}

function makerOf({ made_by_user, made_by_operator }: InvitationRow): Maker | null {
  if (made_by_user !== null) return { kind: 'user', id: made_by_user }
  return made_by_operator === null ? null : { kind: 'operator', id: made_by_operator }
}

function makerId({ madeBy }: Invitation, kind: Maker['kind']): string | null {
  return madeBy?.kind === kind ? madeBy.id : null
}
