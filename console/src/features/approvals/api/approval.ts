// Requests for what takes two people (console.md 1.8, T4).
import { queryOptions } from '@tanstack/react-query'
import { exactCount, roundedCount } from '../../../lib/format-count.ts'
import { call, queryString } from '../../../lib/http.ts'
import { t, tCount } from '../../../lib/text.ts'

export type ApprovalAction =
  | 'reset-operator-mfa'
  | 'change-operator-role'
  | 'remove-operator'
  | 'erase-user'
  | 'erase-users'
  | 'export-users'
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
  readonly subject: NamedPerson & { readonly kind: 'operator' | 'user' | 'users' }
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

/** What was approved to whoever is signed in, done now. Answers the job. */
export function carryOutErasure(id: string): Promise<{ readonly id: string }> {
  return call('POST', '/jobs', { body: { action: 'delete', selection: { approval: id }, options: { hard: true } } })
}

/** The file that was approved; it can be downloaded once. */
export function approvedFile(id: string): string {
  return `/api/v1/users/export${queryString({ approval: id })}`
}

/** What is asked for, as a sentence. */
export function approvalInWords({ action, subject, input }: Approval): string {
  if (subject.kind === 'users') return ofManyInWords(action, input)
  const name = subject.name ?? subject.email ?? subject.id
  if (action === 'reset-operator-mfa') return t('Reset MFA of {name}', { name })
  if (action === 'change-operator-role')
    return t('Change the role of {name} to {role}', { name, role: input.role ?? '' })
  if (action === 'remove-operator') return t('Remove {name} from the team', { name })
  return t('Delete {name} for good', { name })
}

function ofManyInWords(action: ApprovalAction, { people = 0, isEstimate = false }: Approval['input']): string {
  if (isEstimate) {
    const about = { count: exactCount(roundedCount(people)) }
    return action === 'erase-users'
      ? t('Delete about {count} users for good', about)
      : t('Export about {count} users', about)
  }
  return action === 'erase-users'
    ? tCount(people, 'Delete 1 user for good', 'Delete {count} users for good')
    : tCount(people, 'Export 1 user', 'Export {count} users')
}

export const statusInWords: Readonly<Record<ApprovalStatus, string>> = {
  pending: t('Waiting'),
  approved: t('Approved'),
  denied: t('Denied'),
  cancelled: t('Taken back'),
  expired: t('Expired'),
}
