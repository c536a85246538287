import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { OrganizationPerson } from './organization-person.ts'
import type { PeopleSearch } from './people-search.ts'

export interface PeoplePage {
  readonly data: readonly OrganizationPerson[]
  readonly nextCursor: string | null
}

export const peoplePath = (organizationId: string) => `/organizations/${encodeURIComponent(organizationId)}/users`

export function onePersonPath(organizationId: string, userId: string): string {
  return `${peoplePath(organizationId)}/${encodeURIComponent(userId)}`
}

export const peopleKey = (organizationId: string) => ['organization-users', organizationId] as const

export function peopleQuery(organizationId: string, search: PeopleSearch) {
  return queryOptions({
    queryKey: [...peopleKey(organizationId), search],
    queryFn: ({ signal }) => {
      const { sort, size, after } = search
      const query = queryString({ ...narrowing(search), sort, pageSize: size, cursor: after })
      return call<PeoplePage>('GET', `${peoplePath(organizationId)}${query}`, { signal })
    },
  })
}

function narrowing({ q, role, status }: PeopleSearch) {
  return {
    search: q,
    isAdministrator: role === undefined ? undefined : role === 'admin',
    isActive: status === undefined ? undefined : status === 'active',
  }
}

/** Those whom the list shows, all pages of it. */
export function peopleExportPath(organizationId: string, search: PeopleSearch): string {
  return `${peoplePath(organizationId)}/export${queryString(narrowing(search))}`
}

/** Whether somebody without a second factor sets one up at the next sign-in. */
export function mfaDemandQuery(organizationId: string, userId: string) {
  return queryOptions({
    queryKey: ['organization-mfa-demand', organizationId, userId],
    queryFn: ({ signal }) =>
      call<{ readonly isAsked: boolean }>('GET', `${onePersonPath(organizationId, userId)}/mfa-demand`, { signal }),
    staleTime: 0,
  })
}
