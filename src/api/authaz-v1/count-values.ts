import type { Total } from '../../kernel/page.ts'

/** No count is begun later: whoever opens a picker waits no longer for it than for one count that takes too long. */
const begunWithinMs = 2_000

export interface CountedValue {
  readonly value: string
  /** Null: it was not counted in time. */
  readonly total: Total | null
}

/** One after the other, until one takes too long (`count` gives null) or all of them did. The rest is not counted. */
export async function countValues(
  values: readonly string[],
  count: (value: string) => Promise<Total | null>,
  nowMs: () => number = () => performance.now(),
): Promise<readonly CountedValue[]> {
  const sinceMs = nowMs()
  const counted: CountedValue[] = []
  for (const value of values) {
    const isInTime = counted.at(-1)?.total !== null && nowMs() - sinceMs < begunWithinMs
    counted.push({ value, total: isInTime ? await count(value) : null })
  }
  return counted
}
