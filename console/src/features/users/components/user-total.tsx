import { countOf } from '../../../lib/format-count.ts'
import { isFiltered, type UserListSearch } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'

interface UserTotalProps {
  readonly search: UserListSearch
  readonly page: UserPage
}

export function UserTotal({ search, page }: UserTotalProps) {
  return (
    <p role="status" className="min-h-5 text-muted text-table">
      {totalInWords(search, page)}
    </p>
  )
}

/** "1,204 users match", "About 1,000,000 users" where nothing narrows the list. */
export function totalInWords(search: UserListSearch, { total }: UserPage): string {
  if (total === null) return ''
  const words = countOf(total.count, 'user', total.isEstimate)
  if (!isFiltered(search)) return words
  return `${words} ${total.count === 1 ? 'matches' : 'match'}`
}
