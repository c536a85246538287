import { useEffect } from 'react'
import { rememberList, type ShownList } from '../api/last-list.ts'

/** What is shown now is the list to come back to. */
export function useRememberedList({ search, page, rowsBefore, isPaged }: ShownList): void {
  useEffect(() => rememberList({ search, page, rowsBefore, isPaged }), [search, page, rowsBefore, isPaged])
}
