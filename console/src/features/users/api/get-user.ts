import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { User } from './user.ts'

export function userPath(userId: string): string {
  return `/users/${encodeURIComponent(userId)}`
}

export function userQuery(userId: string) {
  return queryOptions({
    queryKey: ['users', 'one', userId],
    queryFn: ({ signal }) => getUser(userId, signal),
  })
}

export function getUser(userId: string, signal?: AbortSignal): Promise<User> {
  return call<User>('GET', userPath(userId), signal && { signal })
}
