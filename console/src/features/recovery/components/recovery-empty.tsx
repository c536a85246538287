import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { t } from '../../../lib/text.ts'
import type { RecoverySearch } from '../api/recovery-search.ts'

interface RecoveryEmptyProps {
  readonly search: RecoverySearch
  readonly onClear: () => void
}

export function RecoveryEmpty({ search, onClear }: RecoveryEmptyProps) {
  const { tab: _tab, after: _after, size: _size, sort: _sort, ...filters } = search
  if (Object.values(filters).some((value) => value !== undefined)) {
    const clear = <Button onClick={onClear}>{t('Clear filters')}</Button>
    return (
      <EmptyState icon="filter" title={t('No request matches the filters')} action={clear}>
        {t('Take a filter away to see more.')}
      </EmptyState>
    )
  }
  if ((search.tab ?? 'waiting') !== 'waiting') {
    return (
      <EmptyState icon="lifebuoy" title={t('No such requests')}>
        {t('Requests are kept for 90 days after they were settled.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon="lifebuoy" title={t('Nobody is waiting')}>
      {t('People who lost every way to sign in ask for help on the sign-in page. Their requests show up here.')}
    </EmptyState>
  )
}
