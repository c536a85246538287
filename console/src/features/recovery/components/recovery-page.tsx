// The queue of people who lost everything (S000-55): oldest first, with what speaks for each request and against it.

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { useListTrail } from '../../../components/data-table/list-trail.ts'
import { Button } from '../../../components/ui/button.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { recoveryListQuery, recoveryPageSize, waitingQuery } from '../api/recovery-queries.ts'
import { askerOf, type RecoveryRequest } from '../api/recovery-request.ts'
import type { RecoverySearch } from '../api/recovery-search.ts'
import { DenyManyDialog } from './deny-many-dialog.tsx'
import { waitingInWords } from './recovery-badge.tsx'
import { RecoveryCard, recoveryColumns } from './recovery-columns.tsx'
import { RecoveryEmpty } from './recovery-empty.tsx'
import { RecoveryFilters } from './recovery-filters.tsx'
import { RecoveryTabs } from './recovery-tabs.tsx'
import { useChosenRows } from './use-chosen-rows.ts'

export function RecoveryPage({ search }: { readonly search: RecoverySearch }) {
  const mayRead = useMay('read:recovery_requests')
  const { data: waiting } = useQuery({ ...waitingQuery, enabled: mayRead })
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Account Recovery Requests')]}>{t('Account Recovery Requests')}</PageTitle>
      </header>
      {mayRead ? (
        <>
          <RecoveryTabs search={search} waiting={waiting === undefined ? null : waitingInWords(waiting)} />
          <Requests search={search} />
        </>
      ) : (
        <NoAccess title={t('Recovery requests are not shown to your role')} permission="read:recovery_requests" />
      )}
    </div>
  )
}

function Requests({ search }: { readonly search: RecoverySearch }) {
  const navigate = useNavigate()
  const mayDecide = useMay('approve:recovery')
  const list = useQuery(recoveryListQuery(search))
  const rows = list.data?.data
  const chosen = useChosenRows(rows ?? [])
  const [isDenying, setIsDenying] = useState(false)
  const change = (changed: RecoverySearch) => {
    const { after: _after, ...rest } = search
    void navigate({ to: '/recovery', search: { ...rest, ...changed }, resetScroll: false })
  }
  const trail = useListTrail(search.after, { error: list.error, pageSize: recoveryPageSize }, (step) => {
    const { after: _after, ...rest } = search
    const next = step.after === undefined ? rest : { ...rest, after: step.after }
    void navigate({ to: '/recovery', search: next, state: { trail: step.trail }, replace: step.replace })
  })
  const selection = {
    has: chosen.has,
    toggle: chosen.toggle,
    togglePage: chosen.togglePage,
    labelOf: (request: RecoveryRequest) => `${request.number} ${askerOf(request)}`,
    blockedReason: ({ status }: RecoveryRequest) => (status === 'pending' ? null : t('Decided already')),
  }
  const count = chosen.rows.length
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <RecoveryFilters search={search} onChange={change} />
        {count > 0 && (
          <Button tone="danger-quiet" className="ms-auto" onClick={() => setIsDenying(true)}>
            {tCount(count, 'Deny 1 request…', 'Deny {count} requests…')}
          </Button>
        )}
      </div>
      <DataList
        answer={list}
        rows={rows}
        columns={recoveryColumns}
        keyOf={({ id }) => id}
        caption={t('Account recovery requests, oldest first')}
        card={(request) => <RecoveryCard request={request} />}
        selection={mayDecide && (search.tab ?? 'waiting') === 'waiting' ? selection : undefined}
        density="comfortable"
        words={{
          loading: t('Loading requests…'),
          notLoaded: t("Couldn't load requests."),
          notRefreshed: t("Couldn't refresh requests."),
        }}
        empty={<RecoveryEmpty search={search} onClear={() => change({ account: undefined, over: undefined })} />}
        pageSize={recoveryPageSize}
      />
      {rows !== undefined && (list.data?.nextCursor !== null || search.after !== undefined) && (
        <ListPager shown={rows.length} total={null} nextCursor={list.data?.nextCursor ?? null} trail={trail} />
      )}
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
