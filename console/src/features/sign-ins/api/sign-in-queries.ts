import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { Diagnosis, Lock } from './diagnosis.ts'

const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}`

/** For one app, or for signing in as such. */
export function diagnosisQuery(userId: string, clientId: string | null) {
  return queryOptions({
    queryKey: ['diagnosis', userId, clientId],
    queryFn: ({ signal }) =>
      call<Diagnosis>('GET', `${pathOf(userId)}/sign-in-diagnosis${queryString({ clientId })}`, { signal }),
  })
}

export function locksQuery(userId: string) {
  return queryOptions({
    queryKey: ['locks', userId],
    queryFn: async ({ signal }) =>
      (await call<{ data: readonly Lock[] }>('GET', `${pathOf(userId)}/locks`, { signal })).data,
  })
}

export async function unlockUser(userId: string): Promise<void> {
  await call('POST', `${pathOf(userId)}/unlock`)
}
