// From which connections the people of an organization may come.
import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'
import { organizationPath } from './change-organization.ts'

export interface OrganizationConnection {
  readonly connectionId: string
  readonly name: string
  readonly strategy: string
  readonly isProvider: boolean
  readonly isEnabled: boolean
  /** False where the connection itself is off, for everybody. */
  readonly isConnectionEnabled: boolean
  readonly assignsMembership: boolean
  readonly showsButton: boolean
  /** Whoever is led to the organization by their address is sent on to it. */
  readonly leadsStraightOn: boolean
}

export interface ConnectionChoice {
  readonly id: string
  readonly name: string
  readonly displayName: string | null
  readonly strategy: string
  readonly isProvider: boolean
}

const path = (organizationId: string) => `${organizationPath(organizationId)}/connections`
const pathOf = (organizationId: string, id: string) => `${path(organizationId)}/${encodeURIComponent(id)}`

export function organizationConnectionsQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['organization-connections', 'in', organizationId],
    queryFn: ({ signal }) => allPages<OrganizationConnection>(path(organizationId), signal),
  })
}

export interface OrganizationOfConnection {
  readonly id: string
  readonly name: string
  readonly displayName: string | null
  readonly isEnabled: boolean
}

/** Those whose people may come from a connection. */
export function organizationsOfConnectionQuery(connectionId: string) {
  const place = `/connections/${encodeURIComponent(connectionId)}/organizations`
  return queryOptions({
    queryKey: ['organization-connections', 'of', connectionId],
    queryFn: ({ signal }) =>
      call<{ readonly data: readonly OrganizationOfConnection[]; readonly nextCursor: string | null }>(
        'GET',
        `${place}${queryString({ pageSize: 50 })}`,
        { signal },
      ),
  })
}

/** As many as can be chosen from; whether there are more says the cursor. */
export const connectionChoicesQuery = queryOptions({
  queryKey: ['organization-connections', 'choices'],
  queryFn: ({ signal }) =>
    call<{ readonly data: readonly ConnectionChoice[]; readonly nextCursor: string | null }>(
      'GET',
      `/connections${queryString({ pageSize: 200 })}`,
      { signal },
    ),
})

type Choices = Pick<OrganizationConnection, 'isEnabled' | 'assignsMembership' | 'showsButton'>

export function enableConnection(
  organizationId: string,
  connectionId: string,
  choices: Partial<Choices>,
  reason: string,
): Promise<OrganizationConnection> {
  return call('POST', path(organizationId), { body: { connectionId, ...choices }, reason })
}

export function changeConnection(
  organizationId: string,
  id: string,
  body: Partial<Choices>,
  reason: string,
): Promise<OrganizationConnection> {
  return call('PATCH', pathOf(organizationId, id), { body, reason })
}

export function removeConnection(organizationId: string, id: string): Promise<void> {
  return call('DELETE', pathOf(organizationId, id))
}
