// Requests for what takes two people (console.md 1.8, T4).
import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { t } from '../../../lib/text.ts'

export type ApprovalAction = 'reset-operator-mfa' | 'change-operator-role' | 'remove-operator' | 'erase-user'
export type ApprovalStatus = 'pending' | 'approved' | 'denied' | 'cancelled' | 'expired'

export interface Approval {
  readonly id: string
  readonly action: ApprovalAction
  readonly subject: {
    readonly kind: 'operator' | 'user'
    readonly id: string
    readonly name: string | null
    readonly email: string | null
  }
  readonly input: { readonly role?: string }
  readonly reason: string
  readonly requestedBy: { readonly id: string; readonly name: string }
  readonly requestedAt: string
  readonly expiresAt: string
  readonly aloneFrom: string | null
  readonly status: ApprovalStatus
  readonly decidedBy: { readonly id: string; readonly name: string } | null
  readonly decidedAt: string | null
  readonly mayDecide: boolean
}

export function approvalsQuery() {
  return queryOptions({
    queryKey: ['approvals'],
    queryFn: ({ signal }) =>
      call<{ data: readonly Approval[] }>('GET', `/approvals${queryString({ pageSize: 50 })}`, { signal }),
  })
}

export function approvalQuery(id: string) {
  return queryOptions({
    queryKey: ['approvals', id],
    queryFn: ({ signal }) => call<Approval>('GET', `/approvals/${encodeURIComponent(id)}`, { signal }),
  })
}

export function decideApproval(id: string, approve: boolean): Promise<Approval> {
  return call<Approval>('POST', `/approvals/${encodeURIComponent(id)}/decide`, { body: { approve } })
}

export function cancelApproval(id: string): Promise<Approval> {
  return call<Approval>('POST', `/approvals/${encodeURIComponent(id)}/cancel`)
}

/** What is asked for, as a sentence. */
export function approvalInWords({ action, subject, input }: Approval): string {
  const name = subject.name ?? subject.email ?? subject.id
  if (action === 'reset-operator-mfa') return t('Reset MFA of {name}', { name })
  if (action === 'change-operator-role')
    return t('Change the role of {name} to {role}', { name, role: input.role ?? '' })
  if (action === 'remove-operator') return t('Remove {name} from the team', { name })
  return t('Delete {name} for good', { name })
}

export const statusInWords: Readonly<Record<ApprovalStatus, string>> = {
  pending: t('Waiting'),
  approved: t('Approved'),
  denied: t('Denied'),
  cancelled: t('Taken back'),
  expired: t('Expired'),
}
