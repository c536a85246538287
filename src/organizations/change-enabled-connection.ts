import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EnableConnectionDeps } from './enable-connection.ts'
import {
  type EnabledConnection,
  type EnabledConnectionChanges,
  presentEnabledConnection,
  refuseBadSignUp,
} from './enabled-connection.ts'
import { presentOrganization } from './find-organization.ts'
import { refuseOwnDatabase } from './refuse-own-database.ts'
import { refuseLastOwn } from './require-single-sign-on.ts'

/** Throws `connection_not_found` where the connection is not the organization's. */
export async function changeEnabledConnection(
  deps: Pick<EnableConnectionDeps, 'organizations' | 'organizationConnections' | 'connections' | 'audit'>,
  actor: Actor,
  organizationId: string,
  connectionId: string,
  changes: EnabledConnectionChanges,
): Promise<EnabledConnection> {
  const { organizations, organizationConnections, audit } = deps
  const organization = await organizations.findForChange(organizationId)
  const found = await organizationConnections.findForChange(organizationId, connectionId)
  const present = presentEnabledConnection(found)
  const changed = { ...present, ...changes }
  refuseBadSignUp(changed)
  if (present.isEnabled && !changed.isEnabled) {
    await refuseOwnDatabase(deps, organizationId, connectionId)
    await refuseLastOwn(deps, presentOrganization(organization), present)
  }
  await organizationConnections.save(changed)
  const subject = { kind: 'organization', id: organizationId } as const
  const values = changedValues({ ...present }, { ...changed })
  const details = { connection: changed.connectionName, fields: Object.keys(changes), ...values }
  await audit.record(actor, 'organization.connection_changed', subject, details)
  return changed
}
