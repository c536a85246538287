import type { Total } from '../../../kernel/page.ts'

/** No count is begun later: whoever asks waits no longer for it than for one count that takes too long. */
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

const sideBySideAtMost = 3

/** A few side by side, so that one that takes long holds up no other. Null: its turn did not come in time. */
export async function countEach<Asked, Counted>(
  asked: readonly Asked[],
  count: (one: Asked) => Promise<Counted>,
  nowMs: () => number = () => performance.now(),
): Promise<readonly (Counted | null)[]> {
  const sinceMs = nowMs()
  const counted: (Counted | null)[] = asked.map(() => null)
  const waiting = asked.entries()
  const countOn = async () => {
    for (const [place, one] of waiting) {
      if (nowMs() - sinceMs >= begunWithinMs) return
      counted[place] = await count(one)
    }
  }
  await Promise.all(Array.from({ length: sideBySideAtMost }, countOn))
  return counted
}
