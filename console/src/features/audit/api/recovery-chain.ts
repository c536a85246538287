import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { MessageStatus } from '../../messages/api/user-message-queries.ts'

export type ChainFlag =
  | { readonly kind: 'not-verified' | 'address-of-approver' | 'asked-by-approver' }
  | { readonly kind: 'decided-fast'; readonly seconds: number }
  | { readonly kind: 'other-country'; readonly asked: string; readonly opened: string }
  | { readonly kind: 'approver-gone'; readonly how: 'removed' | 'suspended' }
  | { readonly kind: 'address-changed'; readonly daysBefore: number }
  | { readonly kind: 'sensitive-action'; readonly type: string; readonly minutesAfter: number }

export interface ChainStep {
  readonly id: string
  readonly at: string
  readonly type: string
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string }
  readonly ip: string | null
  readonly place: string | null
  readonly userAgent: string | null
  readonly device: string | null
  /** Of the steps that verified whoever called. */
  readonly callerCheck: { readonly channel: string | null; readonly kind: string | null; readonly by: string } | null
}

/** A link that was mailed. */
export interface ChainMail {
  readonly id: string
  readonly status: MessageStatus
  readonly queuedAt: string
  readonly sentAt: string | null
}

/** What the audit and the messages know of one request. */
export interface RecoveryHistory {
  readonly evidence: { readonly method: string; readonly note: string | null } | null
  readonly reason: string | null
  readonly steps: readonly ChainStep[]
  readonly mails: readonly ChainMail[]
}

export interface RecoveryChain extends RecoveryHistory {
  readonly requestId: string
  readonly number: string
  readonly context: string | null
  readonly flags: readonly ChainFlag[]
}

/** The numbers of requests, such as RR-1001, that it was asked anew for, or as. */
export interface RequestHistory extends RecoveryHistory {
  readonly pointedFrom: string | null
  readonly pointedTo: string | null
}

/** Each recovery of a person, newest first. */
export function recoveryChainQuery(userId: string) {
  return queryOptions({
    queryKey: ['events', userId, 'recovery-chain'],
    queryFn: async ({ signal }) => {
      const path = `/users/${encodeURIComponent(userId)}/recovery-chain`
      return (await call<{ readonly data: readonly RecoveryChain[] }>('GET', path, { signal })).data
    },
  })
}

export function recoveryHistoryQuery(requestId: string) {
  return queryOptions({
    // Whatever changes recoveries has it asked anew.
    queryKey: ['recovery', 'history', requestId],
    queryFn: ({ signal }) =>
      call<RequestHistory>('GET', `/recovery-requests/${encodeURIComponent(requestId)}/history`, { signal }),
  })
}
