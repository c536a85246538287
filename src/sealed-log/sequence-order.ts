// Which numbers of a file are where they do not belong: as few as explain what is seen.

export interface Misplaced {
  readonly moved: readonly number[]
  readonly repeated: readonly number[]
}

export function misplacedNumbers(order: readonly number[]): Misplaced {
  if (order.every((sequence, place) => place === 0 || sequence > (order[place - 1] as number))) {
    return { moved: [], repeated: [] }
  }
  const seen = new Set<number>()
  const repeated = new Set<number>()
  for (const sequence of order) {
    if (seen.has(sequence)) repeated.add(sequence)
    seen.add(sequence)
  }
  const once = order.filter((sequence) => !repeated.has(sequence))
  const sorted = once.toSorted((one, other) => one - other)
  // Two that changed places are both out of theirs. Of one that went far, all between are: then it alone is named.
  const outOfPlace = once.filter((sequence, place) => sequence !== sorted[place])
  const inOrder = longestRise(once)
  const strangers = once.filter((sequence) => !inOrder.has(sequence))
  const moved = outOfPlace.length <= 2 * strangers.length ? outOfPlace : strangers
  return { moved, repeated: [...repeated] }
}

/** The numbers from 1 to `size` that are not there. */
export function* missingNumbers(order: readonly number[], size: number): Iterable<number> {
  const isRising = order.every((sequence, place) => sequence === place + 1)
  if (isRising && order.length >= size) return
  const there = new Set(order)
  for (let sequence = 1; sequence <= size; sequence += 1) if (!there.has(sequence)) yield sequence
}

/** The members of a longest subsequence that rises, by patience sorting. */
function longestRise(order: readonly number[]): ReadonlySet<number> {
  const tops: number[] = []
  const before = new Int32Array(order.length)
  order.forEach((sequence, place) => {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((order[tops[middle] as number] as number) < sequence) low = middle + 1
      else high = middle
    }
    before[place] = low === 0 ? -1 : (tops[low - 1] as number)
    tops[low] = place
  })
  const members = new Set<number>()
  for (let place = tops.at(-1) ?? -1; place >= 0; place = before[place] as number) members.add(order[place] as number)
  return members
}
