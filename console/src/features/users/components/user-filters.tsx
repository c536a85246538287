import type { ReactNode } from 'react'
import { t } from '../../../lib/text.ts'
import type { UserListSearch } from '../api/list-search.ts'
import { ConnectionFilter } from './connection-filter.tsx'
import { StatusFilter } from './status-filter.tsx'

export interface UserFiltersProps {
  readonly search: UserListSearch
  /** Narrows or orders the list anew, from its first page. */
  readonly onChange: (change: Partial<UserListSearch>) => void
  /** Belongs to another noun, so the app hands it in. */
  readonly roleFilter: ReactNode
}

export function UserFilters({ search, onChange, roleFilter }: UserFiltersProps) {
  return (
    <fieldset aria-label={t('Filters')} className="min-w-0 flex flex-wrap items-center gap-2">
      <StatusFilter value={search.status} onChange={(status) => onChange({ status })} />
      {roleFilter}
      <ConnectionFilter value={search.connection} onChange={(connection) => onChange({ connection })} />
    </fieldset>
  )
}
