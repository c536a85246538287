import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { t } from '../../../lib/text.ts'
import { explorerQuery } from '../api/explorer-queries.ts'
import type { ExplorerSearch } from '../api/explorer-search.ts'
import { ChartCard } from './chart-card.tsx'
import { ExplorerList } from './explorer-list.tsx'

const shownAtMost = 20

/** What happened through one program in the last seven days: the newest of it, and the way to all. */
export function ClientEvents({ clientId }: { readonly clientId: string }) {
  const navigate = useNavigate()
  const search: ExplorerSearch = { client: clientId, range: '7d' }
  const events = useInfiniteQuery(explorerQuery(search))
  const shown = events.data && { ...events.data, events: events.data.events.slice(0, shownAtMost) }
  return (
    <div className="grid grid-cols-1 gap-3">
      <ChartCard
        search={search}
        refetchMs={false}
        onRange={(range) => void navigate({ to: '/audit', search: { client: clientId, range } })}
      />
      <ExplorerList
        shown={shown}
        answer={events}
        empty={
          <EmptyState icon="eye" title={t('Nothing happened in the last 7 days')}>
            {t('Sign-ins to this app and tokens for it are listed here.')}
          </EmptyState>
        }
      />
      {shown !== undefined && shown.events.length > 0 && (
        <p>
          <Link to="/audit" search={search} className="inline-flex min-h-6 items-center text-accent hover:underline">
            {t('Show all of them in the audit log')}
          </Link>
        </p>
      )}
    </div>
  )
}
