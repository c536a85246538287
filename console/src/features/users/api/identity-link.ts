// The link by which a person joins another account of theirs.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'

export interface IdentityLink {
  readonly askedBy: string
  readonly reason: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly openedAt: string | null
}

/** Null where nobody asked them, or it is over. */
export function identityLinkQuery(userId: string) {
  return queryOptions({
    queryKey: ['identity-link', userId],
    queryFn: async ({ signal }) =>
      (await call<{ readonly request: IdentityLink | null }>('GET', pathOf(userId), { signal })).request,
  })
}

/** Asking again takes the place of what they were asked before. */
export const sendIdentityLink = (userId: string, reason: string): Promise<IdentityLink> =>
  call<IdentityLink>('POST', pathOf(userId), { body: { reason } })

export const withdrawIdentityLink = (userId: string): Promise<void> => call<void>('DELETE', pathOf(userId))

const pathOf = (userId: string) => `${userPath(userId)}/identity-link`
