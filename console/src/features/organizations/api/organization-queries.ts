import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { organizationPath } from './change-organization.ts'
import type { ListedOrganization, OrganizationHealth, StoredOrganization } from './organization.ts'
import type { OrganizationSearch } from './organization-search.ts'

export interface OrganizationPage {
  readonly data: readonly ListedOrganization[]
  readonly nextCursor: string | null
  readonly pageSize: number
}

export const organizationsKey = ['organizations'] as const

export function organizationListQuery({ q, view, after }: OrganizationSearch, pageSize = 20) {
  return queryOptions({
    queryKey: [...organizationsKey, 'list', q ?? '', view ?? 'all', after ?? '', pageSize],
    queryFn: ({ signal }) => {
      const narrowed = {
        hasAdministrator: view === 'no-admin' ? false : null,
        requiresMfa: view === 'no-mfa' ? false : null,
        isSuspended: view === 'suspended' ? true : null,
      }
      const query = queryString({ search: q, ...narrowed, cursor: after, pageSize })
      return call<OrganizationPage>('GET', `/organizations${query}`, { signal })
    },
  })
}

export function organizationQuery(id: string) {
  return queryOptions({
    queryKey: [...organizationsKey, 'one', id],
    queryFn: ({ signal }) => call<StoredOrganization>('GET', organizationPath(id), { signal }),
  })
}

export function organizationHealthQuery(id: string) {
  return queryOptions({
    queryKey: [...organizationsKey, 'health', id],
    queryFn: ({ signal }) => call<OrganizationHealth>('GET', `${organizationPath(id)}/overview`, { signal }),
  })
}
