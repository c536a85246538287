// Who is signed in to the page of an organization: a person, by the cookie of their own sign-in.
import { queryOptions } from '@tanstack/react-query'
import { call, keepCsrfToken } from '../../../lib/http.ts'

export interface OrganizationSession {
  readonly user: { readonly id: string; readonly email: string | null; readonly name: string | null }
  readonly organization: {
    readonly id: string
    readonly name: string
    readonly displayName: string | null
    readonly requiresMfa: boolean
    readonly mfaGraceUntil: string | null
    readonly sessionMinutes: number | null
    readonly recoveryWaitingHours: number | null
  }
  /** Whether a reset may be asked for, of whom the organization cannot help by itself. */
  readonly takesRecoveryRequests: boolean
  readonly isAdministrator: boolean
  readonly csrfToken: string
  readonly expiresAt: string
}

export function organizationSessionQuery(slug: string) {
  return queryOptions({
    queryKey: ['session', 'organization', slug],
    queryFn: async ({ signal }) => {
      const path = `/organizations/${encodeURIComponent(slug)}/session`
      const session = await call<OrganizationSession>('GET', path, { signal })
      keepCsrfToken(session.csrfToken)
      return session
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}

export function organizationLabel({
  name,
  displayName,
}: Pick<OrganizationSession['organization'], 'name' | 'displayName'>) {
  return displayName ?? name
}
