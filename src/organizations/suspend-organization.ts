// Suspending an organization: nobody gets in through it, and nothing that was issued for it works, until somebody
// activates it. Memberships and roles rest; people keep their accounts and what they hold elsewhere.
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { OrganizationDeps } from './create-organization.ts'
import { presentOrganization } from './find-organization.ts'
import type { Organization } from './organization.ts'

/**
 * Ends the tokens that were issued for it, which do not come back. Repeating takes the new reason; the same one is no
 * change and leaves no event. Throws `organization_not_found`. Call it in a transaction.
 */
export async function suspendOrganization(
  { organizations, audit, clock }: OrganizationDeps,
  actor: Actor,
  id: string,
  reason: string,
): Promise<Organization> {
  const present = presentOrganization(await organizations.findForChange(id))
  const { suspension: before } = present
  if (before?.reason === reason) return present
  const suspension = { at: before?.at ?? clock.now(), reason }
  await organizations.suspend(id, suspension, clock.now())
  const changes = changedValues({ suspensionReason: before?.reason ?? null }, { suspensionReason: reason })
  await audit.record(actor, 'organization.suspended', { kind: 'organization', id }, { reason, ...changes })
  return { ...present, suspension }
}
