// Which rows of a long list are in the page: the arithmetic alone.

/** From the first up to, and not with, the last. */
interface Rows {
  readonly first: number
  readonly last: number
}

interface Run extends Rows {
  /** So many rows are left out before it. */
  readonly gap: number
}

export interface Mounted {
  /** In sight. */
  readonly sight: Rows
  /** The row that holds the focus, or held it last; -1 where none does. */
  readonly kept: number
}

/** Ready before they are scrolled to, on either side. */
const spareRows = 12

/** Which rows of `count` lie between the top and the bottom of what is seen, both in pixels below the first row. */
export function rowsInSight(topPx: number, bottomPx: number, rowPx: number, count: number): Rows {
  const first = Math.min(Math.max(0, Math.floor(topPx / rowPx)), Math.max(0, count - 1))
  const last = Math.min(count, Math.max(first + 1, Math.ceil(bottomPx / rowPx)))
  return { first, last }
}

/**
 * The rows that are mounted, as runs without a gap inside, the last of which may be empty: it stands for the rows after
 * it. The neighbours of the kept row are there too, so that the keys lead on from it.
 */
export function mountedRuns(count: number, { sight, kept }: Mounted): Run[] {
  const around = { first: Math.max(0, sight.first - spareRows), last: Math.min(count, sight.last + spareRows) }
  const wanted = [around]
  if (kept >= 0 && kept < count) wanted.push({ first: Math.max(0, kept - 1), last: Math.min(count, kept + 2) })
  const runs: Run[] = []
  let end = 0
  for (const { first, last } of wanted.toSorted((one, other) => one.first - other.first)) {
    const start = Math.max(first, end)
    if (start >= last) continue
    runs.push({ first: start, last, gap: start - end })
    end = last
  }
  if (end < count) runs.push({ first: count, last: count, gap: count - end })
  return runs
}

/** By how many rows what is in sight moved down, when rows came or went before it; 0 where it is another list. */
export function shiftOf(before: readonly string[], now: readonly string[]): number {
  const [firstBefore] = before
  const [firstNow] = now
  if (firstBefore === undefined || firstNow === undefined || firstBefore === firstNow) return 0
  const came = now.indexOf(firstBefore)
  if (came !== -1) return came
  const went = before.indexOf(firstNow)
  return went === -1 ? 0 : -went
}
