// Whether the members of an organization must come by its own provider.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { organizationPath } from './change-organization.ts'
import type { Counted } from './organization.ts'

export interface SingleSignOn {
  readonly requiresSingleSignOn: boolean
  /** The company's own providers that are on here. */
  readonly connections: readonly { readonly connectionId: string; readonly name: string }[]
  /** Members whom none of them knows; of the first ten thousand, which an estimate says. */
  readonly membersWithout: Counted
}

const path = (organizationId: string) => `${organizationPath(organizationId)}/single-sign-on`

/** Beside the connections, with which it changes. */
export function singleSignOnQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['organization-connections', 'single-sign-on', organizationId],
    queryFn: ({ signal }) => call<SingleSignOn>('GET', path(organizationId), { signal }),
  })
}

export function requireSingleSignOn(
  organizationId: string,
  requiresSingleSignOn: boolean,
  reason: string,
): Promise<SingleSignOn> {
  return call('PATCH', path(organizationId), { body: { requiresSingleSignOn }, reason })
}
