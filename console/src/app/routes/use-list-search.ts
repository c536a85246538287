import { useSearch } from '@tanstack/react-router'
import { readListSearch, type UserListSearch } from '../../features/users/api/list-search.ts'

/** The readable part of the list's address. The router hands through what a route did not ask for. */
export function useListSearch(): UserListSearch {
  return useSearch({ from: '/signed-in/users', select: readListSearch, structuralSharing: true })
}
