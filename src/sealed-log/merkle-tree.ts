// The hash tree of RFC 9162 §2.1 over stored hashes of whole subtrees. Whatever is asked for, a logarithm of them is
// enough. Numbers stay below 2^53.
import { createHash } from 'node:crypto'

/** A whole subtree: `level` 0 is a leaf, and `place` counts subtrees of that level from the left. */
export interface Position {
  readonly level: number
  readonly place: number
}

export interface TreeNode extends Position {
  readonly hash: Buffer
}

/** The leaves from `start` up to but without `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\x01').update(left).update(right).digest()
}

/** The whole subtrees that a range is made of, the largest first. A range begins where a subtree of its size could. */
export function subtreesOf({ start, end }: Range): Position[] {
  const positions: Position[] = []
  let from = start
  for (let level = 52; level >= 0; level -= 1) {
    const width = 2 ** level
    if (end - from < width) continue
    positions.push({ level, place: from / width })
    from += width
  }
  return positions
}

/** The hash of a range from those of its subtrees, in their order. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return createHash('sha256').digest()
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** A tree that grows at its right edge. */
export class GrowingTree {
  #size: number
  /** Of the subtrees the tree is made of, the largest first. */
  readonly #edge: Buffer[]

  constructor(size = 0, edge: readonly Buffer[] = []) {
    this.#size = size
    this.#edge = [...edge]
  }

  get size(): number {
    return this.#size
  }

  get root(): Buffer {
    return rootOf(this.#edge)
  }

  /** Answers the subtrees above it that are whole now. */
  add(leaf: Buffer): TreeNode[] {
    const whole: TreeNode[] = []
    let place = this.#size
    let hash = leaf
    for (let level = 1; place % 2 === 1; level += 1) {
      hash = nodeHash(this.#edge.pop() as Buffer, hash)
      place = (place - 1) / 2
      whole.push({ level, place, hash })
    }
    this.#edge.push(hash)
    this.#size += 1
    return whole
  }
}

/** The ranges whose hashes prove that the leaf at `place` is in the tree (RFC 9162 §2.1.3.1), from the leaf up. */
export function inclusionRanges(place: number, size: number): Range[] {
  const ranges: Range[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (place < middle) {
      ranges.unshift({ start: middle, end })
      end = middle
    } else {
      ranges.unshift({ start, end: middle })
      start = middle
    }
  }
  return ranges
}

/** The ranges whose hashes prove that the smaller tree is a beginning of the larger (RFC 9162 §2.1.4.1). */
export function consistencyRanges(smaller: number, larger: number): Range[] {
  const ranges: Range[] = []
  let [start, end, isWhole] = [0, larger, true]
  while (smaller < end) {
    const middle = start + splitOf(end - start)
    if (smaller <= middle) {
      ranges.unshift({ start: middle, end })
      end = middle
    } else {
      ranges.unshift({ start, end: middle })
      start = middle
      isWhole = false
    }
  }
  return isWhole ? ranges : [{ start, end }, ...ranges]
}

/** The largest power of two below. */
function splitOf(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}
