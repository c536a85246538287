// The audit explorer: find what happened, by whom, to whom and from where. Everything that narrows it stands in the
// address; what other nouns make of the words is handed in by the app.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { PageSizeMenu } from '../../../components/data-table/page-size-menu.tsx'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { CopyButton } from '../../../components/ui/copyable.tsx'
import { Notice } from '../../../components/ui/notice.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { apiCall, eventPageSize, explorerQuery } from '../api/explorer-queries.ts'
import { type ExplorerSearch, isNarrowed } from '../api/explorer-search.ts'
import { ChartCard } from './chart-card.tsx'
import { ExplorerFilters } from './explorer-filters.tsx'
import { ExplorerList, NoEvents } from './explorer-list.tsx'
import { ExplorerSearchBox } from './explorer-search-box.tsx'
import { ExportMenu } from './export-menu.tsx'
import { useIsReading } from './use-is-reading.ts'

interface ExplorerPageProps {
  readonly search: ExplorerSearch
  /** An event stands open over the list. */
  readonly isOpen: boolean
  /** Searches under a name. */
  readonly views: ReactNode
  /** What the words may mean beside events. */
  readonly otherMeaning: ReactNode
  /** How the log stands, for those who may read all of it. */
  readonly integrity: ReactNode
}

const liveEveryMs = 5_000

export function ExplorerPage({ search, isOpen, views, otherMeaning, integrity }: ExplorerPageProps) {
  const navigate = useNavigate()
  const [isLive, setIsLive] = useState(false)
  // Nothing moves below a pointer that reads.
  const isReading = useIsReading()
  const refetchMs = isLive && !isOpen && !isReading ? liveEveryMs : false
  const events = useInfiniteQuery({ ...explorerQuery(search), refetchInterval: refetchMs })
  const mayReadAll = useMay('read:audit')
  const change = useCallback(
    (changes: Partial<ExplorerSearch>, replace = false) =>
      void navigate({ to: '/audit', search: (now) => ({ ...now, ...changes }), replace }),
    [navigate],
  )
  const onWords = useCallback((q: string) => change({ q: q === '' ? undefined : q }, true), [change])
  const { log } = search
  return (
    <div className="grid grid-cols-1 gap-3">
      <ExplorerHeader search={search} integrity={integrity} isLive={isLive} onLive={() => setIsLive(!isLive)} />
      {!mayReadAll && (
        <Notice>
          {t('You see what you did yourself. What happened to a person stands on their page.')}{' '}
          {t('To see all events: {needs}. An owner can give it to you.', { needs: needs('read:audit') })}
        </Notice>
      )}
      {views}
      <div className="flex flex-wrap items-start gap-2 desk:gap-3">
        <ExplorerSearchBox value={search.q ?? ''} onChange={onWords} />
        <ExplorerFilters search={search} shown={events.data} onChange={change} />
      </div>
      {otherMeaning}
      {isLive && (
        <p role="status" className="text-meta text-muted">
          {isReading
            ? t('Live is paused while you read. At the top it goes on.')
            : t('Live: new events come in at the top every 5 seconds.')}
        </p>
      )}
      <ChartCard search={search} refetchMs={refetchMs} onRange={(range) => change({ range })} />
      <ExplorerList
        shown={events.data}
        answer={events}
        empty={
          <NoEvents
            isNarrowed={isNarrowed(search)}
            onClear={() => void navigate({ to: '/audit', search: log === undefined ? {} : { log } })}
          />
        }
      />
      {events.data !== undefined && events.data.events.length > 0 && (
        <div className="flex flex-wrap items-center justify-center gap-2">
          <ShowMore list={events}>{t('Show older events')}</ShowMore>
          <PageSizeMenu
            label={t('Events per page')}
            size={search.size ?? eventPageSize}
            onSize={(size) => change({ size })}
          />
        </div>
      )}
    </div>
  )
}

interface ExplorerHeaderProps extends Pick<ExplorerPageProps, 'integrity'> {
  readonly search: ExplorerSearch
  readonly isLive: boolean
  readonly onLive: () => void
}

function ExplorerHeader({ search, integrity, isLive, onLive }: ExplorerHeaderProps) {
  const mayReadAll = useMay('read:audit')
  const mayReadOperators = useMay('read:operators')
  const mayExport = useMay('export:audit')
  const isOperators = search.log === 'operators'
  return (
    <header className="flex min-h-9 flex-wrap items-center justify-between gap-2">
      <PageTitle trail={[t('Audit log')]}>{isOperators ? t('Audit log of the operators') : t('Audit log')}</PageTitle>
      <div className="flex flex-wrap items-center gap-2">
        {mayReadAll && mayReadOperators && (
          <Link
            to="/audit"
            search={isOperators ? {} : { log: 'operators' as const }}
            className={buttonClasses('quiet')}
          >
            {isOperators ? t('Log of the application') : t('Log of the operators')}
          </Link>
        )}
        {mayReadAll && integrity}
        <Button aria-pressed={isLive} icon={isLive ? 'stop' : 'play'} onClick={onLive}>
          {t('Live')}
        </Button>
        {mayExport && <ExportMenu search={search} />}
        <CopyButton text={apiCall(search)} what={t('API call')} />
      </div>
    </header>
  )
}
