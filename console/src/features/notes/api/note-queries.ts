import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

/** What somebody who helps a user wrote about them. */
export interface Note {
  readonly id: string
  readonly text: string
  readonly author: { readonly kind: string; readonly id: string; readonly name: string }
  readonly writtenAt: string
}

interface NotePage {
  readonly data: readonly Note[]
  readonly nextCursor: string | null
}

const pageSize = 5
const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}/notes`

/** Newest first. */
export function notesQuery(userId: string) {
  return infiniteQueryOptions({
    queryKey: ['notes', userId],
    queryFn: ({ pageParam, signal }) =>
      call<NotePage>('GET', `${pathOf(userId)}${queryString({ pageSize, cursor: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}

export async function addNote(userId: string, text: string): Promise<void> {
  await call('POST', pathOf(userId), { body: { text } })
}

export async function removeNote(userId: string, noteId: string): Promise<void> {
  await call('DELETE', `${pathOf(userId)}/${encodeURIComponent(noteId)}`)
}
