import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'

interface ChangePage {
  readonly data: readonly { readonly actor: { readonly name: string } }[]
}

/** Who changed the record last, by name. */
export function lastChangeQuery(userId: string) {
  return queryOptions({
    queryKey: ['events', userId, 'last-change'],
    queryFn: async ({ signal }) => {
      const path = `${userPath(userId)}/events?pageSize=1&type=user.updated`
      return (await call<ChangePage>('GET', path, { signal })).data[0]?.actor.name ?? null
    },
  })
}
