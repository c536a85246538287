// The link by which a person joins another account of theirs.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { t } from '../../../lib/text.ts'
import { userPath } from './get-user.ts'
import { isKeptOut, type User } from './user.ts'

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

/** A link goes to whoever can be written to and let in, and to nobody else. */
export function whyNotLinked({ email, emailVerified, status }: User): string | null {
  if (email === null || !emailVerified) return t('Needs a verified e-mail address')
  return isKeptOut(status) ? t('Activate the account first') : null
}
