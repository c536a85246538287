import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import { type Client, refuseSystem } from '../clients/client.ts'
import type { ClientStore } from '../clients/client-store.ts'
import { clientValues } from '../clients/client-values.ts'
import { clientForChange } from '../clients/find-client.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField } from '../kernel/errors.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import type { RoleStore } from './role-store.ts'

export interface LimitClientDeps {
  readonly clients: ClientStore
  readonly roles: Pick<RoleStore, 'findMissing'>
  readonly organizations: Pick<OrganizationStore, 'namesOf'>
  readonly audit: AuditStore
}

/** Null opens it to everybody in that respect; what is left out stays as it is. */
export interface LimitClientInput {
  readonly roleIds?: readonly string[] | null | undefined
  readonly organizationIds?: readonly string[] | null | undefined
  /** Called with the client locked, before anything of it is changed. */
  readonly beforeChange: (current: Client) => Promise<void>
}

/**
 * From now on whoever has one of the roles, and comes from one of the organizations, and nobody else, gets into the client.
 * Who is in stays until their tokens are renewed. Throws `client_not_found`, and `invalid_input` for a role or an
 * organization that is not there.
 */
export async function limitClient(
  { clients, roles, organizations, audit }: LimitClientDeps,
  actor: Actor,
  id: string,
  { roleIds, organizationIds, beforeChange }: LimitClientInput,
): Promise<Client> {
  const current = await clientForChange(clients, id)
  refuseSystem(current, 'whom it lets in stays as it is')
  await beforeChange(current)
  const [missing] = roleIds == null ? [] : await roles.findMissing(roleIds)
  if (missing !== undefined) throw invalidField('roles', `There is no role ${missing} of the whole application.`)
  const there = organizationIds == null ? null : await organizations.namesOf(organizationIds)
  const gone = organizationIds?.find((each) => there?.has(each) === false)
  if (gone !== undefined) throw invalidField('organizations', `There is no organization ${gone}.`)
  const changed = {
    ...current,
    ...(roleIds === undefined ? {} : { accessRoleIds: listed(roleIds) }),
    ...(organizationIds === undefined ? {} : { accessOrganizationIds: listed(organizationIds) }),
  }
  const values = changedValues(clientValues(current), clientValues(changed))
  if (Object.keys(values).length === 0) return current
  await clients.save(changed)
  const fields = (['accessRoleIds', 'accessOrganizationIds'] as const).filter((name) =>
    isOther(current[name], changed[name]),
  )
  await audit.record(actor, 'client.updated', { kind: 'client', id }, { fields, ...values })
  return changed
}

function listed(ids: readonly string[] | null): readonly string[] | null {
  return ids === null ? null : [...new Set(ids)].sort()
}

function isOther(before: readonly string[] | null, after: readonly string[] | null): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}
