import type { UserListSearch } from './list-search.ts'

/** The list as it was left, for the way back from a person to it. */
let lastList: UserListSearch = {}

export function rememberList(search: UserListSearch): void {
  lastList = search
}

export function lastListSearch(): UserListSearch {
  return lastList
}
