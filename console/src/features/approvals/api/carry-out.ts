import { call, queryString } from '../../../lib/http.ts'

/** What was approved to whoever is signed in, done now. Answers the job. */
export function carryOutErasure(id: string): Promise<{ readonly id: string }> {
  return call('POST', '/jobs', { body: { action: 'delete', selection: { approval: id }, options: { hard: true } } })
}

/** The file that was approved; it can be downloaded once. */
export function approvedFile(id: string): string {
  return `/api/v1/users/export${queryString({ approval: id })}`
}
