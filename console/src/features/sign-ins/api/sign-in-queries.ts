import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { Diagnosis, FoundAttempt, Lock } from './diagnosis.ts'

const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}`

/** For one app, to one organization, or for signing in as such. */
export function diagnosisQuery(userId: string, clientId: string | null, organization: string | null = null) {
  return queryOptions({
    queryKey: ['diagnosis', userId, clientId, organization],
    queryFn: ({ signal }) => {
      const query = queryString({ clientId, organization })
      return call<Diagnosis>('GET', `${pathOf(userId)}/sign-in-diagnosis${query}`, { signal })
    },
  })
}

export interface NamedApp {
  readonly id: string
  readonly name: string
}

/** For which apps the question may be asked: by name or id; without words the first by name. */
export function askableAppsQuery(words: string) {
  const q = words.trim()
  return queryOptions({
    queryKey: ['apps', 'askable', q],
    queryFn: async ({ signal }) => {
      const path = `/sign-in-diagnosis/clients${queryString({ q })}`
      return (await call<{ data: readonly NamedApp[] }>('GET', path, { signal })).data
    },
    staleTime: 30_000,
  })
}

/** What became of the attempt with a reference, which is spoken on the telephone. */
export function attemptQuery(reference: string) {
  return queryOptions({
    queryKey: ['attempt', reference],
    queryFn: ({ signal }) => call<FoundAttempt>('GET', `/sign-ins/${encodeURIComponent(reference)}`, { signal }),
  })
}

export function locksQuery(userId: string) {
  return queryOptions({
    queryKey: ['locks', userId],
    queryFn: async ({ signal }) =>
      (await call<{ data: readonly Lock[] }>('GET', `${pathOf(userId)}/locks`, { signal })).data,
  })
}

export async function unlockUser(userId: string, reason: string): Promise<void> {
  await call('POST', `${pathOf(userId)}/unlock`, { reason })
}

/** Where they came from last; false: nothing was locked there. */
export async function unlockLastNetwork(userId: string, reason: string): Promise<boolean> {
  return (await call<{ lifted: boolean }>('POST', `${pathOf(userId)}/unlock-network`, { reason })).lifted
}
