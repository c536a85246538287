// A list that is looked at stays as it stands: what changed is patched in place, and what would come, go or move is
// only counted (console.md D13).

export interface Identified {
  readonly id: string
}

export interface ListedPage<Row extends Identified> {
  readonly data: readonly Row[]
}

export interface MergedPage<Page> {
  readonly page: Page
  readonly changedIds: readonly string[]
  /** Rows that are no longer of this page: what they are now is still to be asked. */
  readonly goneIds: readonly string[]
  /** How many rows a refresh would bring, take away or move. */
  readonly waiting: number
}

export function mergePage<Page extends ListedPage<Identified>>(shown: Page, fresh: Page): MergedPage<Page> {
  const freshRows = new Map(fresh.data.map((row) => [row.id, row]))
  const shownIds = new Set(shown.data.map(({ id }) => id))
  const data = shown.data.map((row) => freshRows.get(row.id) ?? row)
  const changedIds = data.filter((row, place) => !isSame(row, shown.data[place])).map(({ id }) => id)
  const goneIds = shown.data.filter(({ id }) => !freshRows.has(id)).map(({ id }) => id)
  const newIds = fresh.data.filter(({ id }) => !shownIds.has(id)).map(({ id }) => id)
  const waiting = new Set([...newIds, ...goneIds, ...movedIds(shown, fresh)]).size
  return { page: { ...shown, data }, changedIds, goneIds, waiting }
}

/** Of those on both pages, who stands at another place among them. */
function movedIds(shown: ListedPage<Identified>, fresh: ListedPage<Identified>): string[] {
  const both = (page: ListedPage<Identified>, other: ListedPage<Identified>) => {
    const ids = new Set(other.data.map(({ id }) => id))
    return page.data.map(({ id }) => id).filter((id) => ids.has(id))
  }
  const after = both(fresh, shown)
  return both(shown, fresh).filter((id, place) => after[place] !== id)
}

function isSame(one: Identified, other: Identified | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
