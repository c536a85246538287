import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'

/** What a user has to do at the next sign-in. */
export interface RequiredActions {
  readonly verifyEmail: boolean
  readonly enrolMfa: boolean
  readonly newRecoveryCodes: boolean
  readonly acceptTerms: boolean
  readonly updateProfile: boolean
  readonly changePassword: boolean
}

export function requiredActionsQuery(userId: string) {
  return queryOptions({
    queryKey: ['users', 'required-actions', userId],
    queryFn: ({ signal }) => call<RequiredActions>('GET', `${userPath(userId)}/required-actions`, { signal }),
  })
}

export function changeRequiredActions(userId: string, change: Partial<RequiredActions>): Promise<RequiredActions> {
  return call('PATCH', `${userPath(userId)}/required-actions`, { body: change })
}
