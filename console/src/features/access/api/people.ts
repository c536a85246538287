import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

interface AccessPerson {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
}

export const labelOfPerson = ({ id, name, email }: AccessPerson) => name ?? email ?? id

const shownAtMost = 8

export function peopleQuery(words: string) {
  const search = words.trim().slice(0, 200)
  return queryOptions({
    queryKey: ['access', 'people', search],
    queryFn: async ({ signal }) => {
      const query = queryString({ search, pageSize: shownAtMost })
      return (await call<{ data: AccessPerson[] }>('GET', `/users${query}`, { signal })).data
    },
    staleTime: 30_000,
  })
}

export function accessPersonQuery(userId: string) {
  return queryOptions({
    queryKey: ['access', 'person', userId],
    queryFn: ({ signal }) => call<AccessPerson>('GET', `/users/${encodeURIComponent(userId)}`, { signal }),
  })
}
