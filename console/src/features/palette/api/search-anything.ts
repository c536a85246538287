import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

export interface Found<Person> {
  readonly people: readonly {
    readonly user: Person
    readonly match: 'exact' | 'words' | 'session' | 'refresh-token' | 'identity'
  }[]
  readonly signIn: { readonly reference: string; readonly identifier: string | null } | null
  readonly organizations: readonly NamedThing[]
  readonly roles: readonly NamedThing[]
  readonly clients: readonly NamedThing[]
}

export interface NamedThing {
  readonly id: string
  readonly name: string
  readonly detail: string | null
}

/** Longer words are no name, and the server takes no more. */
const lettersAtMost = 200

export function searchAnythingQuery<Person>(words: string) {
  const q = words.slice(0, lettersAtMost)
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => call<Found<Person>>('GET', `/search${queryString({ q })}`, { signal }),
    enabled: q !== '',
  })
}
