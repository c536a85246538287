// What a deletion took: the receipt of it (console.md 3.13).
import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { t } from '../../../lib/text.ts'
import type { Holdings } from './holdings.ts'

export interface Receipt {
  readonly id: string
  readonly mode: 'anonymise' | 'erase'
  readonly at: string
  readonly by: { readonly name: string }
  readonly counts: Holdings
}

export interface FullReceipt extends Receipt {
  readonly integrity: {
    readonly state: 'intact' | 'broken' | 'incomplete' | 'not-available'
    readonly summary: string
  }
}

/** Receipts of somebody who had this id, newest first. */
export function receiptsQuery(userId: string) {
  return queryOptions({
    queryKey: ['erasures', userId],
    queryFn: async ({ signal }) =>
      (await call<{ data: readonly Receipt[] }>('GET', `/erasures${queryString({ userId })}`, { signal })).data,
  })
}

/** The newest receipt of this id, with how the audit stands now. */
export async function newestReceipt(userId: string): Promise<FullReceipt | null> {
  const [newest] = (await call<{ data: readonly Receipt[] }>('GET', `/erasures${queryString({ userId })}`)).data
  return newest === undefined ? null : call<FullReceipt>('GET', `/erasures/${encodeURIComponent(newest.id)}`)
}

export async function askForErasure(userId: string, reason: string): Promise<void> {
  await call('POST', '/approvals', { body: { action: 'erase-user', subjectId: userId, reason } })
}

export function holdingRows(counts: Holdings): readonly (readonly [string, number])[] {
  return [
    [t('Sessions'), counts.sessions],
    [t('Refresh tokens'), counts.refreshTokens],
    [t('API keys'), counts.apiKeys],
    [t('Second factors'), counts.factors],
    [t('Roles'), counts.roles],
    [t('Organizations'), counts.organizations],
    [t('Identities'), counts.identities],
    [t('Audit events'), counts.auditEvents],
  ]
}
