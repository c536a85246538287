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
      const { q, role, status, sort, size, after } = search
      const query = queryString({
        search: q,
        isAdministrator: role === undefined ? undefined : role === 'admin',
        isActive: status === undefined ? undefined : status === 'active',
        sort,
        pageSize: size,
        cursor: after,
      })
      return call<PeoplePage>('GET', `${peoplePath(organizationId)}${query}`, { signal })
    },
  })
}
