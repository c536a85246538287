import type { Actor } from '../kernel/actor.ts'
import { presentOrganization } from './find-organization.ts'

/** To somebody confined to one organization, every other one does not exist. */
export function refuseForeignOrganization({ organizationId: own }: Actor, organizationId: string): void {
  presentOrganization(own == null || own === organizationId ? organizationId : null)
}
