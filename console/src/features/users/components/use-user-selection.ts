import { useRef } from 'react'
import type { TableSelection } from '../../../components/data-table/column.ts'
import type { UserListSearch } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'
import { nobodySelected, type SelectionHandle, selectMatching, selectPeople } from '../api/selection.ts'
import { changeSelection, useSelection } from '../api/selection-store.ts'
import { type ListedUser, userLabelInFull } from '../api/user.ts'

interface UserSelection {
  readonly table: TableSelection<ListedUser>
  readonly handle: SelectionHandle
}

/** The boxes of the rows, and what the bar below them stands for. */
export function useUserSelection(search: UserListSearch, page: UserPage | undefined): UserSelection {
  const selection = useSelection()
  const pressedBefore = useRef<string | null>(null)
  const rows = page?.data ?? []
  const chosen = new Set(selection.ids)
  const isEverybody = selection.search !== null
  const keep = (ids: Iterable<string>) => changeSelection(selectPeople([...ids]))

  function toggle({ id }: ListedUser, extend: boolean) {
    // One box that is unticked leaves the others of this page: "all that match, but one" is no list to act on.
    const before = isEverybody ? new Set(rows.map((row) => row.id)) : chosen
    const range = extend ? rangeTo(id) : [id]
    const next = new Set(before)
    for (const one of range) {
      if (before.has(id)) next.delete(one)
      else next.add(one)
    }
    pressedBefore.current = id
    keep(next)
  }

  function rangeTo(id: string): string[] {
    const ids = rows.map((row) => row.id)
    const [from, to] = [ids.indexOf(pressedBefore.current ?? id), ids.indexOf(id)]
    return from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
  }

  const total = page?.total ?? null
  const mayMean = !isEverybody && total !== null && total.count > selection.ids.length
  return {
    table: {
      has: ({ id }) => isEverybody || chosen.has(id),
      toggle,
      togglePage: (isChosen) => {
        const ids = rows.map((row) => row.id)
        const others = isEverybody ? [] : selection.ids.filter((id) => !ids.includes(id))
        keep(isChosen ? [...others, ...ids] : others)
      },
      labelOf: userLabelInFull,
    },
    handle: {
      selection,
      clear: () => changeSelection(nobodySelected),
      keep,
      notOnPage: selection.ids.filter((id) => !rows.some((row) => row.id === id)).length,
      allMatching: mayMean
        ? { count: total, select: () => changeSelection(selectMatching(search, total, new Date())) }
        : null,
    },
  }
}
