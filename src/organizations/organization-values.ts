import type { Values } from '../audit/changed-values.ts'
import type { Organization } from './organization.ts'

/** What the audit tells of an organization. */
export function organizationValues(organization: Organization): Values {
  const { name, displayName, requiresMfa, mfaGraceUntil, requiresSingleSignOn, settings } = organization
  const { sessionMinutes, recoveryWaitingHours } = organization
  return {
    name,
    displayName,
    requiresMfa,
    mfaGraceUntil: mfaGraceUntil?.toISOString() ?? null,
    requiresSingleSignOn,
    sessionMinutes,
    recoveryWaitingHours,
    settings,
  }
}
