import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { type NetworkAsking, organizationPath } from './change-organization.ts'

/** Whether sessions of the members open the networks they come from. */
export function networkAskingQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['network-asking', organizationId],
    queryFn: ({ signal }) => call<NetworkAsking>('GET', `${organizationPath(organizationId)}/ip-rules`, { signal }),
  })
}
