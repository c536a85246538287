import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { defaultPageSize } from '../../../lib/list-address.ts'
import { exportTimeZone } from '../../../lib/time-zone.ts'
import type { RecoveryRequest, RecoveryReview, VerificationMethod } from './recovery-request.ts'
import { type RecoverySearch, statusesOf } from './recovery-search.ts'

export interface RecoveryRequestPage {
  readonly data: readonly RecoveryRequest[]
  readonly nextCursor: string | null
}

export const recoveryKey = ['recovery'] as const

/** How often what others change is looked for. */
const refreshMs = 30_000

export function recoveryListQuery(search: RecoverySearch) {
  return queryOptions({
    queryKey: [...recoveryKey, 'list', parametersOf(search)],
    queryFn: ({ signal }) => listRequests(search, signal),
  })
}

export function listRequests(search: RecoverySearch, signal?: AbortSignal): Promise<RecoveryRequestPage> {
  return call('GET', `/recovery-requests${queryString(parametersOf(search))}`, signal === undefined ? {} : { signal })
}

function parametersOf(search: RecoverySearch) {
  const { after: cursor, size: pageSize = defaultPageSize, sort } = search
  return { ...narrowedBy(search), sort, pageSize, cursor }
}

function narrowedBy({ tab = 'waiting', over, after, size, sort, ...filters }: RecoverySearch) {
  return { status: statusesOf[tab], ...filters, waitingHours: over }
}

/** The queue as it is narrowed, as a table for spreadsheets. */
export function recoveryExportPath(search: RecoverySearch): string {
  return `/recovery-requests/export${queryString({ ...narrowedBy(search), timezone: exportTimeZone() })}`
}

export function findRequest(requestId: string): Promise<RecoveryRequest> {
  return call('GET', pathOf(requestId))
}

export interface Waiting {
  readonly count: number
  readonly isMore: boolean
}

/** All of them, and those that the operator may decide or verify. */
export const waitingQuery = queryOptions({
  queryKey: [...recoveryKey, 'waiting'],
  queryFn: ({ signal }) =>
    call<Waiting & { readonly forYou: Waiting }>('GET', '/recovery-requests/waiting', { signal }),
  refetchInterval: refreshMs,
})

export function reviewQuery(requestId: string) {
  return queryOptions({
    queryKey: [...recoveryKey, 'review', requestId],
    queryFn: ({ signal }) => call<RecoveryReview>('GET', `${pathOf(requestId)}/review`, { signal }),
  })
}

export interface Approval {
  readonly evidence: { readonly method: VerificationMethod; readonly note: string }
  readonly waits: boolean
  readonly reason?: string
}

export function approveRequest(requestId: string, approval: Approval, reason: string): Promise<RecoveryRequest> {
  return call('POST', `${pathOf(requestId)}/approve`, { body: approval, reason })
}

export function denyRequest(requestId: string, reason: string): Promise<RecoveryRequest> {
  return call('POST', `${pathOf(requestId)}/deny`, { body: { reason } })
}

/** Before the request is denied: what fails here leaves it waiting. */
export async function lockDownAccount(userId: string, reason: string): Promise<void> {
  await call('POST', `/users/${encodeURIComponent(userId)}/lockdown`, { body: { reason } })
}

export function resendLink(requestId: string, reason: string): Promise<RecoveryRequest> {
  return call('POST', `${pathOf(requestId)}/resend`, { reason })
}

/** From whoever the page shows with it, and from nobody else. */
export function assignRequest({ id, assignee }: RecoveryRequest): Promise<RecoveryRequest> {
  return call('POST', `${pathOf(id)}/assign`, { body: assignee === null ? {} : { insteadOf: assignee.id } })
}

export function unassignRequest(requestId: string): Promise<RecoveryRequest> {
  return call('POST', `${pathOf(requestId)}/unassign`)
}

export function pointRequest(requestId: string, email: string): Promise<RecoveryRequest> {
  return call('POST', `${pathOf(requestId)}/point`, { body: { email } })
}

interface Denied {
  readonly data: readonly { readonly id: string; readonly isDenied: boolean; readonly fault: string | null }[]
}

export function denyRequests(ids: readonly string[], reason: string): Promise<Denied> {
  return call('POST', '/recovery-requests/deny', { body: { ids, reason } })
}

function pathOf(requestId: string): string {
  return `/recovery-requests/${encodeURIComponent(requestId)}`
}
