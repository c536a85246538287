import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { defaultPageSize } from '../../../lib/list-address.ts'
import { exportTimeZone } from '../../../lib/time-zone.ts'
import { organizationPath } from './change-organization.ts'
import type { ListedOrganization, OrganizationHealth, StoredOrganization } from './organization.ts'
import type { OrganizationSearch } from './organization-search.ts'

export interface OrganizationPage {
  readonly data: readonly ListedOrganization[]
  readonly nextCursor: string | null
}

export const organizationsKey = ['organizations'] as const

export function organizationListQuery({ q, view, after, size: pageSize = defaultPageSize, sort }: OrganizationSearch) {
  return queryOptions({
    queryKey: [...organizationsKey, 'list', q ?? '', view ?? 'all', after ?? '', pageSize, sort ?? ''],
    queryFn: ({ signal }) => {
      const query = queryString({ ...narrowedBy({ q, view }), sort, cursor: after, pageSize })
      return call<OrganizationPage>('GET', `/organizations${query}`, { signal })
    },
  })
}

/** The list as it is narrowed, as a file. */
export function organizationExportPath(search: OrganizationSearch): string {
  return `/organizations/export${queryString({ ...narrowedBy(search), timezone: exportTimeZone() })}`
}

function narrowedBy({ q, view }: Pick<OrganizationSearch, 'q' | 'view'>) {
  return {
    search: q,
    hasAdministrator: view === 'no-admin' ? false : null,
    requiresMfa: view === 'no-mfa' ? false : null,
    isSuspended: view === 'suspended' ? true : null,
  }
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
