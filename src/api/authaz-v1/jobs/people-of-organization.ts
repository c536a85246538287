import type { BulkSelection } from '../../../bulk/bulk-job.ts'
import { equals } from '../users/filter-parts.ts'
import { organizationField } from '../users/search-fields.ts'

/** Everybody who belongs to it at that time, active or not. */
export function peopleOfOrganization(organizationId: string, asOf: Date): BulkSelection {
  return { kind: 'matching', filter: equals(organizationField, [organizationId]), asOf }
}
