import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { OrganizationDeps } from './create-organization.ts'
import { presentOrganization } from './find-organization.ts'
import { type Organization, refuseBadOrganization } from './organization.ts'
import { organizationValues } from './organization-values.ts'

export interface UpdateOrganizationInput {
  readonly name?: string
  readonly displayName?: string
  readonly requiresMfa?: boolean
  /** Replaces the settings of the same names; null takes one away. */
  readonly settings?: JsonObject
}

export async function updateOrganization(
  { organizations, audit }: Pick<OrganizationDeps, 'organizations' | 'audit'>,
  actor: Actor,
  id: string,
  { settings = {}, ...named }: UpdateOrganizationInput,
): Promise<Organization> {
  const current = presentOrganization(await organizations.findForChange(id))
  const changed = { ...current, ...named, settings: withoutNulls({ ...current.settings, ...settings }) }
  refuseBadOrganization(changed)
  await organizations.save(changed)
  const fields = [...Object.keys(named), ...Object.keys(settings)]
  const details = { fields, ...changedValues(organizationValues(current), organizationValues(changed)) }
  await audit.record(actor, 'organization.updated', { kind: 'organization', id }, details)
  return changed
}

function withoutNulls(settings: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null))
}
