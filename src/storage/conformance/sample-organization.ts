import type { Organization } from '../../organizations/organization.ts'

/** What an organization has of which nothing was set, for the contracts of stores that hang on some. */
export const plainOrganization: Omit<Organization, 'id' | 'name' | 'createdAt'> = {
  displayName: null,
  requiresMfa: false,
  mfaGraceUntil: null,
  requiresSingleSignOn: false,
  sessionMinutes: null,
  recoveryWaitingHours: null,
  suspension: null,
  settings: {},
}
