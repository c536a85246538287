import { useSearch } from '@tanstack/react-router'
import { readListSearch, type UserListSearch } from '../../features/users/api/list-search.ts'

/** The list's address; the same object as long as it says the same. */
export function useListSearch(): UserListSearch {
  return useSearch({ from: '/signed-in/users', select: readListSearch, structuralSharing: true })
}
