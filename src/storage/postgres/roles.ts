import { RollcallError } from '../../kernel/errors.ts'
import { oldestFirst } from '../../kernel/list-order.ts'
import { mapPage, type Page } from '../../kernel/page.ts'
import type { Role } from '../../roles/role.ts'
import type { RoleQuery, RoleStore } from '../../roles/role-store.ts'
import { type Executor, pointsNowhere, violates } from './database.ts'
import { containing } from './like-pattern.ts'
import { byCreation, byName, inOrder, listPage } from './list-page.ts'
import { tallyRoles } from './role-tally.ts'
import { prepared, sql, trusted } from './sql.ts'

export function postgresRoles(executor: Executor, applicationId: number): RoleStore {
  const one = async (rows: Promise<RoleRow[]>) => {
    const [row] = await rows
    return row === undefined ? null : roleFromRow(row)
  }
  return {
    find: (id) =>
      one(
        executor.rows(prepared('role by id')`SELECT ${roleColumns} FROM roles
          WHERE application_id = ${applicationId} AND id = ${id}`),
      ),
    findForChange: (id) =>
      one(
        executor.rows(sql`SELECT ${roleColumns} FROM roles
          WHERE application_id = ${applicationId} AND id = ${id} FOR UPDATE`),
      ),
    findMissing: async (ids) => {
      const rows = await executor.rows<{ id: string }>(prepared('missing roles')`SELECT DISTINCT asked.id
        FROM unnest(${[...ids]}::text[]) AS asked (id)
        WHERE NOT EXISTS (SELECT FROM roles WHERE application_id = ${applicationId} AND roles.id = asked.id
            AND organization_id IS NULL)`)
      return rows.map(({ id }) => id)
    },
    namesOf: async (ids) => {
      const rows = await executor.rows<Pick<Role, 'id' | 'name'>>(prepared('names of roles')`SELECT id, name FROM roles
        WHERE application_id = ${applicationId} AND id = ANY (${[...ids]}::text[])`)
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
    list: (query) => listRoles(executor, applicationId, query),
    tally: (ids, at) => tallyRoles(executor, applicationId, ids, at),
    insert: async (role) => {
      await executor
        .change(sql`INSERT INTO roles (application_id, id, name, description, organization_id, created_at)
          VALUES (${applicationId}, ${role.id}, ${role.name}, ${role.description}, ${role.organizationId},
            ${role.createdAt})`)
        .catch(refuseTakenName)
    },
    save: async (role) => {
      await executor
        .change(sql`UPDATE roles SET name = ${role.name}, description = ${role.description},
            requires_mfa = ${role.requiresMfa}, mfa_grace_until = ${role.mfaGraceUntil}
          WHERE application_id = ${applicationId} AND id = ${role.id}`)
        .catch(refuseTakenName)
    },
    remove: async (id) =>
      (await executor.change(sql`DELETE FROM roles WHERE application_id = ${applicationId} AND id = ${id}`)) === 1,
  }
}

async function listRoles(
  executor: Executor,
  applicationId: number,
  { nameContains, organizationId, usableIn, requiresMfa, order = oldestFirst, page }: RoleQuery,
): Promise<Page<Role>> {
  const pattern = nameContains === undefined ? null : containing(nameContains)
  const matching = pattern === null ? sql`true` : sql`lower(name) LIKE lower(${pattern})`
  const ofApplication = sql`organization_id IS NULL`
  const owner =
    organizationId !== undefined
      ? sql`organization_id = ${organizationId}`
      : usableIn !== undefined
        ? sql`(${ofApplication} OR organization_id = ${usableIn})`
        : requiresMfa === true
          ? sql`requires_mfa`
          : ofApplication
  const listing = {
    ...inOrder(order, { created: byCreation, name: byName }),
    name: [applicationId, 'roles', nameContains, organizationId, usableIn, requiresMfa, order],
    columns: roleColumns,
    from: sql`roles`,
    where: sql`application_id = ${applicationId} AND ${owner} AND ${matching}`,
  }
  return mapPage(await listPage<RoleRow>(executor, listing, page), roleFromRow)
}

export const roleColumns = trusted(`roles.id, roles.name, roles.description, roles.organization_id, roles.created_at,
  roles.requires_mfa, roles.mfa_grace_until`)

export interface RoleRow {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly organization_id: string | null
  readonly created_at: Date
  readonly requires_mfa: boolean
  readonly mfa_grace_until: Date | null
}

export function roleFromRow(row: RoleRow): Role {
  const { id, name, description, organization_id: organizationId, created_at: createdAt } = row
  const { requires_mfa: requiresMfa, mfa_grace_until: mfaGraceUntil } = row
  return { id, name, description, organizationId, createdAt, requiresMfa, mfaGraceUntil }
}

function refuseTakenName(fault: unknown): never {
  if (violates(fault, 'roles_name')) {
    throw new RollcallError('role_exists', 'The role already exists.', { cause: fault })
  }
  if (pointsNowhere(fault, 'roles')) {
    throw new RollcallError('organization_not_found', 'The organization does not exist.', { cause: fault })
  }
  throw fault
}
