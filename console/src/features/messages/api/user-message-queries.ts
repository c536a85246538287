import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

/** How far a letter got; `kept`: no mail server is set, so it stays in the Outbox. */
export type MessageStatus = 'kept' | 'waiting' | 'sent' | 'failed' | 'suppressed'

/** What was written to a user, without what it says. */
export interface UserMessage {
  readonly id: string
  readonly kind: string
  readonly to: string
  readonly status: MessageStatus
  readonly queuedAt: string
  readonly sentAt: string | null
  readonly lastFault: string | null
  /** Null where it has no link, or nobody can tell. */
  readonly linkUsed: boolean | null
  /** When its page was shown first, to a person or to what scans their mail. */
  readonly linkOpenedAt: string | null
  readonly linkEndsAt: string | null
  readonly canSendAgain: boolean
}

export type Mail = 'reset-password' | 'account-made' | 'verify-email' | 'factor-enrolment'

const pageSize = 5
const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}/messages`

/** The last few, newest first. */
export function userMessagesQuery(userId: string) {
  return queryOptions({
    queryKey: ['user-messages', userId],
    queryFn: async ({ signal }) =>
      (await call<{ data: readonly UserMessage[] }>('GET', `${pathOf(userId)}${queryString({ pageSize })}`, { signal }))
        .data,
  })
}

export async function sendMail(userId: string, kind: Mail, reason = ''): Promise<void> {
  await call('POST', pathOf(userId), { body: { kind }, reason })
}

export interface PasswordLink {
  readonly link: string
  readonly expiresAt: string
}

/** Mailed to nobody. Policy may ask that the caller is verified first. */
export function createPasswordLink(userId: string, reason: string): Promise<PasswordLink> {
  return call('POST', `/users/${encodeURIComponent(userId)}/password-links`, { body: { reason } })
}
