// Another e-mail address for somebody: waited for until its mailbox confirms it, or vouched for.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'
import type { User } from './user.ts'

export interface PendingEmail {
  readonly newEmail: string
  readonly createdAt: string
  readonly expiresAt: string
}

/** Null where none is waited for. The present address belongs to the key: with it the wait is over. */
export function pendingEmailQuery({ id, email }: Pick<User, 'id' | 'email'>) {
  return queryOptions({
    queryKey: [...pendingEmailKey(id), email],
    queryFn: async ({ signal }) =>
      (await call<{ readonly pending: PendingEmail | null }>('GET', pathOf(id), { signal })).pending,
  })
}

export const pendingEmailKey = (userId: string) => ['email-change', userId] as const

/** Whose address another provider decides about is not asked to confirm one. */
export function mayConfirmEmail({ identities }: Pick<User, 'identities'>): boolean {
  return identities.some(({ isPrimary, provider }) => isPrimary && provider === 'auth0')
}

/** Asking again takes the place of the address that was asked for before. */
export async function askForEmail(userId: string, email: string, reason: string): Promise<void> {
  await call('POST', pathOf(userId), { body: { email }, reason })
}

export function vouchForEmail(userId: string, email: string, reason: string): Promise<User> {
  return call<User>('POST', `${pathOf(userId)}/vouch`, { body: { email, reason } })
}

export const cancelEmailChange = (userId: string): Promise<void> => call<void>('DELETE', pathOf(userId))

const pathOf = (userId: string) => `${userPath(userId)}/email-change`
