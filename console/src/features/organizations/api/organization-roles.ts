import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'
import { organizationPath } from './change-organization.ts'

/** A role that can be held in an organization: of the application, or the organization's own. */
export interface OrganizationRole {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly isOfOrganization: boolean
  readonly makesAdministrator: boolean
}

export interface RolePermission {
  readonly name: string
  readonly resourceServer: string
  readonly description: string | null
}

interface RolePage {
  readonly data: readonly OrganizationRole[]
  readonly nextCursor: string | null
}

export function organizationRolesQuery(organizationId: string) {
  return infiniteQueryOptions({
    queryKey: ['organization-roles', organizationId],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ pageSize: 50, cursor: pageParam })
      return call<RolePage>('GET', `${organizationPath(organizationId)}/roles${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}

export function rolePermissionsQuery(organizationId: string, roleId: string) {
  return queryOptions({
    queryKey: ['organization-roles', organizationId, roleId, 'permissions'],
    queryFn: ({ signal }) => {
      const path = `${organizationPath(organizationId)}/roles/${encodeURIComponent(roleId)}/permissions`
      return allPages<RolePermission>(path, signal)
    },
    staleTime: 60_000,
  })
}
