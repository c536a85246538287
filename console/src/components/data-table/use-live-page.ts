import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type LiveEvent, type Topic, useLive } from '../../lib/live.ts'
import { type Identified, type ListedPage, mergePage } from '../../lib/merge-page.ts'
import { tintRow } from '../../lib/tint-row.ts'
import { usePaced } from '../../lib/use-paced.ts'

interface LivePage<Row extends Identified, Page extends ListedPage<Row>> {
  /** Null for those who may not hear of it. */
  readonly topic: Topic | null
  readonly queryKey: QueryKey
  /** The page as it is now, without touching what is shown. */
  readonly look: () => Promise<Page>
  /** One who left the page, as they are now. */
  readonly lookAt: (id: string) => Promise<Row>
  /** Whether an event changes what is shown, or what there is to show. */
  readonly concerns: (event: LiveEvent, shown: Page) => boolean
}

const lookAgainAfterMs = 2_000
/** So many who left the page are asked for by themselves at once. */
const goneAtMost = 5

/** Keeps the rows on screen up to date, and counts what a refresh would bring. */
export function useLivePage<Row extends Identified, Page extends ListedPage<Row>>(live: LivePage<Row, Page>): number {
  const { topic, queryKey, look, lookAt, concerns } = live
  const queryClient = useQueryClient()
  const [waiting, setWaiting] = useState(0)
  const key = JSON.stringify(queryKey)
  const keyNow = useRef(key)
  const isLeft = () => keyNow.current !== key
  const shown = () => queryClient.getQueryData<Page>(queryKey)

  async function lookAgain(): Promise<void> {
    // What is on its way may have been read before that happened.
    if (queryClient.isFetching({ queryKey, exact: true }) > 0) return ask()
    if (shown() === undefined) return
    const fresh = await look()
    const before = shown()
    if (before === undefined || isLeft()) return
    const { page, changedIds, goneIds, waiting: count } = mergePage(before, fresh)
    const gone = await Promise.all(goneIds.slice(0, goneAtMost).map((id) => lookAt(id).catch(() => null)))
    if (isLeft()) return
    const leftRows = new Map(gone.flatMap((row) => (row === null ? [] : [[row.id, row] as const])))
    const data = page.data.map((row) => ({ ...row, ...leftRows.get(row.id) }))
    queryClient.setQueryData<Page>(queryKey, { ...page, data })
    setWaiting(count)
    for (const id of [...changedIds, ...leftRows.keys()]) tintRow(id)
  }

  // What cannot be asked now is asked with the next event, or when the list is refreshed.
  const ask = usePaced(() => void lookAgain().catch(() => undefined), lookAgainAfterMs)
  const onEvent = (event: LiveEvent) => {
    const page = shown()
    if (page === undefined || concerns(event, page)) ask()
  }
  useLive(topic, onEvent, ask)

  // Whatever brings the list anew brings what waited.
  useEffect(() => {
    keyNow.current = key
    setWaiting(0)
    return queryClient.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.state.fetchStatus === 'fetching' && JSON.stringify(query.queryKey) === key) {
        setWaiting(0)
      }
    })
  }, [queryClient, key])
  return waiting
}
