import { queryOptions, useQuery } from '@tanstack/react-query'
import { Button } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { t } from '../../lib/text.ts'
import type { BulkOfSelectionProps } from './bulk-of-selection.tsx'

/** A script that did not come is asked for again: by a press, and by itself when the connection is back. */
const script = queryOptions({
  queryKey: ['script', 'bulk-of-selection'],
  queryFn: () => import('./bulk-of-selection.tsx'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
  retry: false,
})

/** Most who look at the list change nobody, so the bar comes when somebody is selected; who is selected stays so. */
export function LateBulkBar(props: BulkOfSelectionProps) {
  const { data, isError, isFetching, refetch } = useQuery(script)
  if (data) return <data.BulkOfSelection {...props} />
  if (!isError) return null
  return (
    <section
      aria-label={t('Selection')}
      className="layer-shadow sticky bottom-3 z-20 flex flex-wrap items-center gap-3 rounded-card border border-line bg-raised px-4 py-2.5 text-table"
    >
      <p role="alert" className="flex min-w-0 flex-1 basis-64 gap-2">
        <Icon name="alert" className="mt-0.5 shrink-0 text-warning" />
        {t("The actions couldn't be loaded. Whoever is selected stays selected.")}
      </p>
      <Button aria-disabled={isFetching} onClick={() => void refetch()}>
        {t('Retry')}
      </Button>
      <Button tone="quiet" onClick={props.handle.clear}>
        {t('Clear')}
      </Button>
    </section>
  )
}
