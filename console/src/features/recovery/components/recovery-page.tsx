// The queue of people who lost everything (S000-55): oldest first, with what speaks for each request and against it.

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { LiveBar } from '../../../components/data-table/live-bar.tsx'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { creationChoices } from '../../../components/data-table/sort-menu.tsx'
import { useLivePage } from '../../../components/data-table/use-live-page.ts'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { ExportButton } from '../../../components/ui/export-button.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import {
  findRequest,
  listRequests,
  type RecoveryRequestPage,
  recoveryExportPath,
  recoveryListQuery,
  waitingQuery,
} from '../api/recovery-queries.ts'
import { askerOf, type RecoveryRequest } from '../api/recovery-request.ts'
import type { RecoverySearch } from '../api/recovery-search.ts'
import { DenyManyDialog } from './deny-many-dialog.tsx'
import { waitingInWords } from './recovery-badge.tsx'
import { RecoveryCard, settledColumns, waitingColumns } from './recovery-columns.tsx'
import { RecoveryEmpty } from './recovery-empty.tsx'
import { RecoveryFilters } from './recovery-filters.tsx'
import { RecoveryTabs } from './recovery-tabs.tsx'
import { useChosenRows } from './use-chosen-rows.ts'
import { WaitingFor } from './waiting-for.tsx'

interface RecoveryPageProps {
  readonly search: RecoverySearch
  readonly ownId: string
  readonly organizationFilter: (value: string | undefined, onChange: (value: string | undefined) => void) => ReactNode
}

export function RecoveryPage(props: RecoveryPageProps) {
  const { search } = props
  const mayRead = useMay('read:recovery_requests')
  const mayExport = useMay('export:users')
  const { data: waiting } = useQuery({ ...waitingQuery, enabled: mayRead })
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <PageTitle trail={[t('Account Recovery Requests')]}>{t('Account Recovery Requests')}</PageTitle>
        {mayRead && mayExport && (
          <ExportButton
            path={recoveryExportPath(search)}
            name="recovery-requests.csv"
            failed={t("Couldn't export the requests.")}
          />
        )}
      </header>
      {mayRead ? (
        <>
          <RecoveryTabs search={search} waiting={waiting === undefined ? null : waitingInWords(waiting)} />
          <Requests {...props} />
        </>
      ) : (
        <NoAccess title={t('Recovery requests are not shown to your role')} permission="read:recovery_requests" />
      )}
    </div>
  )
}

function Requests({ search, ownId, organizationFilter }: RecoveryPageProps) {
  const navigate = useNavigate()
  const mayDecide = useMay('approve:recovery')
  const { list, show } = useSizedList(
    search,
    recoveryListQuery,
    (next, step) => void navigate({ to: '/recovery', search: next, ...step }),
  )
  const shown = { ...search, size: list.size }
  const changed = useLivePage<RecoveryRequest, RecoveryRequestPage>({
    topic: 'recovery',
    queryKey: recoveryListQuery(shown).queryKey,
    look: () => listRequests(shown),
    lookAt: findRequest,
    concerns: () => true,
  })
  const chosen = useChosenRows(list.answer.data?.data ?? [])
  const [isDenying, setIsDenying] = useState(false)
  const selection = {
    has: chosen.has,
    toggle: chosen.toggle,
    togglePage: chosen.togglePage,
    labelOf: (request: RecoveryRequest) => `${request.number} ${askerOf(request)}`,
    blockedReason: ({ status }: RecoveryRequest) => (status === 'pending' ? null : t('Decided already')),
  }
  const count = chosen.rows.length
  const isQueue = (search.tab ?? 'waiting') === 'waiting'
  const assignee = (request: RecoveryRequest) => <WaitingFor request={request} ownId={ownId} />
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <RecoveryFilters
          search={search}
          onChange={list.onChange}
          organizationFilter={organizationFilter(search.organization, (organization) =>
            list.onChange({ organization }),
          )}
        />
        {count > 0 && (
          <Button tone="danger-quiet" className="ms-auto" onClick={() => setIsDenying(true)}>
            {tCount(count, 'Deny 1 request…', 'Deny {count} requests…')}
          </Button>
        )}
      </div>
      <LiveBar waiting={changed} onRefresh={() => void list.answer.refetch()} />
      <SizedList
        {...list}
        columns={isQueue ? waitingColumns(assignee) : settledColumns}
        keyOf={({ id }) => id}
        caption={t('Account recovery requests')}
        card={(request) => (
          <RecoveryCard request={request} assignee={<WaitingFor request={request} ownId={ownId} isLabelled />} />
        )}
        selection={mayDecide && isQueue ? selection : undefined}
        density="comfortable"
        words={{
          loading: t('Loading requests…'),
          notLoaded: t("Couldn't load requests."),
          notRefreshed: t("Couldn't refresh requests."),
        }}
        empty={
          <RecoveryEmpty search={search} onClear={() => show(search.tab === undefined ? {} : { tab: search.tab })} />
        }
        order={{ defaultSort: 'created', choices: creationChoices }}
        sizeLabel={t('Requests per page')}
      />
      {isDenying && (
        <DenyManyDialog
          requests={chosen.rows}
          onClose={() => setIsDenying(false)}
          onDone={() => {
            setIsDenying(false)
            chosen.clear()
          }}
        />
      )}
    </>
  )
}
