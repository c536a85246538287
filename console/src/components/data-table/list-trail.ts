import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { isProblem } from '../../lib/problem.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The cursors of the pages before this one; the first page is the empty text. */
    trail?: readonly string[]
  }
}

export interface Step {
  /** Undefined: the first page. */
  readonly after: string | undefined
  /** To be kept in the history entry: `navigate({ state: { trail } })`. */
  readonly trail: readonly string[]
  readonly replace: boolean
}

export interface ListTrail {
  /** The number of rows before this page, or null when the page was opened from a link. */
  readonly rowsBefore: number | null
  /** A cursor turned out to be of another list, and nothing was asked of this one since. */
  readonly isBackAtStart: boolean
  readonly next: (cursor: string) => void
  readonly previous: (() => void) | null
  readonly first: () => void
}

/**
 * The way through the pages of a list. Cursors lead forward only, so the way back is kept in the browser's history
 * entry: it survives a reload and a Back, and a shared link simply has none.
 *
 * `go` writes the step to the address; a cursor that is of another list leads back to the first page.
 */
export function useListTrail(
  after: string | undefined,
  list: { readonly error: unknown; readonly pageSize: number },
  go: (step: Step) => void,
): ListTrail {
  const trail = useLocation({ select: ({ state }) => state.trail })
  const start = useLocation({ select: ({ searchStr }) => withoutPlace(searchStr) })
  const [lostFrom, setLostFrom] = useState<string | null>(null)
  const isLost = after !== undefined && isProblem(list.error, 'invalid_cursor')
  useEffect(() => {
    if (!isLost) return
    setLostFrom(start)
    go({ after: undefined, trail: [], replace: true })
  }, [isLost, start, go])
  const steps = trail ?? []
  return {
    rowsBefore: after === undefined ? 0 : trail === undefined ? null : steps.length * list.pageSize,
    isBackAtStart: after === undefined && lostFrom === start,
    next: (cursor) => {
      setLostFrom(null)
      go({ after: cursor, trail: [...steps, after ?? ''], replace: false })
    },
    previous:
      steps.length === 0
        ? null
        : () => go({ after: steps.at(-1) || undefined, trail: steps.slice(0, -1), replace: false }),
    first: () => go({ after: undefined, trail: [], replace: false }),
  }
}

/** What a list is asked for, wherever in it. */
function withoutPlace(search: string): string {
  const asked = new URLSearchParams(search)
  asked.delete('after')
  return asked.toString()
}
