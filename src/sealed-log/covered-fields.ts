// What an event may lack: exactly what a later, signed erasure or retention says it took.
import type { CoveredFields, Covers } from './leaf.ts'

export interface Lacking {
  readonly sequence: number
  /** `*` is the whole content. */
  readonly fields: readonly string[]
}

interface Covering {
  readonly sequence: number
  readonly covers: Covers
}

/** What is lacking, and covered by nothing. */
export function missingCovers(lacking: readonly Lacking[], coverings: readonly Covering[]): Lacking[] {
  const spans = new Map<string, Span[]>()
  for (const { sequence, covers } of coverings) {
    for (const group of covers.groups) addSpans(spans, group, sequence)
  }
  const reach = new Map([...spans].map(([field, list]) => [field, new Reach(list)]))
  const isCovered = (field: string, sequence: number) => reach.get(field)?.covers(sequence) === true
  return lacking
    .map(({ sequence, fields }) => ({
      sequence,
      fields: isCovered('*', sequence) ? [] : fields.filter((field) => !isCovered(field, sequence)),
    }))
    .filter(({ fields }) => fields.length > 0)
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Nothing covers itself or what comes after it. */
function addSpans(spans: Map<string, Span[]>, { fields, ranges }: CoveredFields, before: number): void {
  for (const field of fields) {
    const list = spans.get(field) ?? []
    for (const [from, to] of ranges) list.push({ from, to: Math.min(to, before - 1) })
    spans.set(field, list)
  }
}

class Reach {
  readonly #spans: Span[] = []

  constructor(spans: readonly Span[]) {
    for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
      const last = this.#spans.at(-1)
      if (last !== undefined && from <= last.to + 1) {
        this.#spans[this.#spans.length - 1] = { from: last.from, to: Math.max(last.to, to) }
      } else this.#spans.push({ from, to })
    }
  }

  covers(sequence: number): boolean {
    let [low, high] = [0, this.#spans.length]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((this.#spans[middle] as Span).from <= sequence) low = middle + 1
      else high = middle
    }
    const span = this.#spans[low - 1]
    return span !== undefined && sequence <= span.to
  }
}
