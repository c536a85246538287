import { call, queryString } from '../../../lib/http.ts'
import type { Approval } from './approval.ts'

/** What was approved to whoever is signed in, done now: an erasure, or an organization with its people. Answers the job. */
export function carryOutDeletion({ id, action }: Pick<Approval, 'id' | 'action'>): Promise<{ readonly id: string }> {
  const options = action === 'erase-users' ? { hard: true } : {}
  return call('POST', '/jobs', { body: { action: 'delete', selection: { approval: id }, options } })
}

/** The file that was approved; it can be downloaded once. */
export function approvedFile(id: string): string {
  return `/api/v1/users/export${queryString({ approval: id })}`
}
