// The part of a list's address that says which of its pages is shown, how long, and in which order (console.md 1.6).
export const pageSizes = [20, 50, 100, 200] as const
export type PageSize = (typeof pageSizes)[number]
export const defaultPageSize: PageSize = 20
/** Letters; the API takes no more. */
const wordsAtMost = 200

export interface ListPlace {
  /** The opaque cursor of the page; left out: the first one. */
  readonly after?: string | undefined
  /** Left out: as many as the list usually has. */
  readonly size?: PageSize | undefined
  /** `name` ascends, `-name` descends; left out: as the list comes. */
  readonly sort?: string | undefined
}

/** `fields` are those that the list can be ordered by. */
export function readListPlace(raw: Record<string, unknown>, fields: readonly string[] = []): ListPlace {
  const { after } = raw
  const size = readPageSize(raw.size)
  const sort = fields.flatMap((field) => [field, `-${field}`]).find((one) => one === raw.sort)
  return {
    ...(typeof after === 'string' && after !== '' && { after }),
    ...(size !== undefined && { size }),
    ...(sort !== undefined && { sort }),
  }
}

export function readPageSize(value: unknown): PageSize | undefined {
  return pageSizes.find((size) => String(size) === String(value))
}

/** What a list is searched for. */
export function readWords({ q }: Record<string, unknown>): { readonly q?: string } {
  return typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, wordsAtMost) } : {}
}

/** Narrowed, ordered or sized anew, a list begins with its first page. */
export function fromStart<Search extends ListPlace>(search: Search, changes: Partial<Search> = {}): Search {
  return { ...search, after: undefined, ...changes }
}
