import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { type Mounted, rowsInSight, shiftOf } from './row-window.ts'

export interface RowWindow extends Mounted {
  readonly rowPx: number
}

interface WindowedRows {
  readonly box: RefObject<HTMLElement | null>
  readonly keys: readonly string[]
  /** What a row should measure. */
  readonly rowPx: number
  readonly onSight: ((first: number, last: number) => void) | undefined
}

/** The rows in sight of a list that scrolls with its page, whatever comes or goes above them. */
export function useRowWindow({ box, keys, rowPx: usualPx, onSight }: WindowedRows): RowWindow {
  const [sight, setSight] = useState({ first: 0, last: 20 })
  const [keptKey, setKeptKey] = useState<string | null>(null)
  const [measuredPx, setMeasuredPx] = useState(0)
  const rowPx = Math.max(usualPx, measuredPx)
  const before = useRef(keys)

  const look = useEffectEvent(() => {
    const rows = box.current?.querySelector('[data-rows]')
    if (!rows) return
    // A row may be higher than meant, as where fingers need larger targets.
    const row = rows.querySelector<HTMLElement>(':scope > :not([aria-hidden])')
    if (row !== null && row.offsetHeight > rowPx) setMeasuredPx(row.offsetHeight)
    const topPx = coveredPx - rows.getBoundingClientRect().top
    const next = rowsInSight(topPx, topPx + window.innerHeight - coveredPx, rowPx, keys.length)
    if (next.first !== sight.first || next.last !== sight.last) setSight(next)
    onSight?.(next.first, next.last)
  })

  useLayoutEffect(() => {
    const shift = shiftOf(before.current, keys)
    before.current = keys
    if (shift !== 0) window.scrollBy({ top: shift * rowPx, behavior: 'instant' })
  })
  useLayoutEffect(() => look())
  useEffect(() => {
    const listener = () => look()
    window.addEventListener('scroll', listener, { passive: true })
    window.addEventListener('resize', listener)
    const list = box.current
    // Whatever else gets the focus then, the way back to the row stays open, as from its menu.
    const keep = ({ target }: FocusEvent) => setKeptKey((kept) => rowKeyOf(target) ?? kept)
    list?.addEventListener('focusin', keep)
    return () => {
      list?.removeEventListener('focusin', keep)
      window.removeEventListener('scroll', listener)
      window.removeEventListener('resize', listener)
    }
  }, [box])

  return {
    sight,
    kept: keptKey === null ? -1 : keys.indexOf(keptKey),
    rowPx,
  }
}

/** The top bar and the header of the table hide what is below them. */
const coveredPx = 84

function rowKeyOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null
  return target.closest<HTMLElement>('[data-row-key]')?.dataset.rowKey ?? null
}
