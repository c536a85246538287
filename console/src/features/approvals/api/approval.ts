// Requests for what takes two people (console.md 1.8, T4).
import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

export type ApprovalAction =
  | 'reset-operator-mfa'
  | 'change-operator-role'
  | 'remove-operator'
  | 'erase-user'
  | 'erase-users'
  | 'export-users'
  | 'delete-organization'
export type ApprovalStatus = 'pending' | 'approved' | 'denied' | 'cancelled' | 'expired'

/** Filters as the API takes them. */
export type AskedFilters = Readonly<Record<string, string | boolean>>

interface NamedPerson {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
}

export interface Approval {
  readonly id: string
  readonly action: ApprovalAction
  readonly subject: NamedPerson & { readonly kind: 'operator' | 'user' | 'users' | 'organization' }
  readonly input: {
    readonly role?: string
    /** How many it is about; people who were named, or what everybody meant matches; what is to be exported. */
    readonly people?: number
    readonly isEstimate?: boolean
    readonly selection?: { readonly ids?: readonly string[]; readonly search?: AskedFilters }
    readonly export?: AskedFilters
  }
  /** The first of those who were named. */
  readonly people: readonly NamedPerson[]
  readonly reason: string
  readonly requestedBy: { readonly id: string; readonly name: string }
  readonly requestedAt: string
  readonly expiresAt: string
  readonly aloneFrom: string | null
  readonly status: ApprovalStatus
  readonly decidedBy: { readonly id: string; readonly name: string } | null
  readonly decidedAt: string | null
  readonly usedAt: string | null
  /** Until when whoever asked can carry it out; null where nothing is left to be carried out. */
  readonly usableUntil: string | null
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
