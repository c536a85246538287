import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { Message, MessageSummary } from './message.ts'

interface MessagePage {
  readonly data: readonly MessageSummary[]
  readonly nextCursor: string | null
}

const pageSize = 50

/** Newest first. */
export const messagesQuery = infiniteQueryOptions({
  queryKey: ['messages', 'list'],
  queryFn: ({ pageParam, signal }) =>
    call<MessagePage>('GET', `/messages${queryString({ pageSize, cursor: pageParam })}`, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
  select: ({ pages }) => pages.flatMap(({ data }) => data),
})

/** Each reading is recorded with the person it concerns, so nothing is read again by itself. */
export function messageQuery(messageId: string) {
  return queryOptions({
    queryKey: ['messages', 'one', messageId],
    queryFn: ({ signal }) => call<Message>('GET', `/messages/${encodeURIComponent(messageId)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  })
}
