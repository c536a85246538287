import type { ReactNode } from 'react'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { t } from '../../../lib/text.ts'
import { type RecoverySearch, recoverySignals } from '../api/recovery-search.ts'

interface RecoveryFiltersProps {
  readonly search: RecoverySearch
  readonly onChange: (change: RecoverySearch) => void
  readonly organizationFilter: ReactNode
}

/** An undefined value takes a filter away: the router leaves it out of the address. */
export function RecoveryFilters({ search, onChange, organizationFilter }: RecoveryFiltersProps) {
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
      <ChoiceFilter
        label={t('Signals')}
        value={search.signal}
        options={recoverySignals.map((value) => ({ value, label: signalLabels[value] }))}
        onChange={(signal) => onChange({ signal })}
      />
      <ChoiceFilter
        label={t('Waiting for')}
        isSingle
        value={search.assignee}
        options={[
          { value: 'me', label: t('You') },
          { value: 'nobody', label: t('Nobody yet') },
          { value: 'others', label: t('Somebody else') },
        ]}
        onChange={(assignee) => onChange({ assignee } as RecoverySearch)}
      />
      {organizationFilter}
    </>
  )
}

const signalLabels = {
  'other-country': t('Other country than the last sign-in'),
  'new-device': t('Device not seen before'),
  'asked-before': t('Asked before in 90 days'),
  'address-changed': t('Address changed in the 30 days before'),
} as const
