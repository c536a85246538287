import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { t } from '../../../lib/text.ts'
import type { RecoverySearch } from '../api/recovery-search.ts'

interface RecoveryFiltersProps {
  readonly search: RecoverySearch
  readonly onChange: (change: RecoverySearch) => void
}

/** An undefined value takes a filter away: the router leaves it out of the address. */
export function RecoveryFilters({ search, onChange }: RecoveryFiltersProps) {
  return (
    <>
      <ChoiceFilter
        label={t('Account')}
        isSingle
        value={search.account}
        options={[
          { value: 'known', label: t('Somebody has the address') },
          { value: 'unknown', label: t('Nobody has the address') },
        ]}
        onChange={(account) => onChange({ account } as RecoverySearch)}
      />
      <ChoiceFilter
        label={t('Asked')}
        isSingle
        value={search.over}
        options={[
          { value: '4', label: t('Over 4 h ago') },
          { value: '24', label: t('Over a day ago') },
        ]}
        onChange={(over) => onChange({ over } as RecoverySearch)}
      />
    </>
  )
}
