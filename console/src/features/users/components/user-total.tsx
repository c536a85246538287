import { exactCount, roundedCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
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
  const { count, isEstimate } = total
  if (isEstimate) {
    const about = exactCount(roundedCount(count))
    return isFiltered(search)
      ? t('About {count} users match', { count: about })
      : t('About {count} users', { count: about })
  }
  return isFiltered(search)
    ? tCount(count, '1 user matches', '{count} users match')
    : tCount(count, '1 user', '{count} users')
}
