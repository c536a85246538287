import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import type { Column } from '../../../components/data-table/column.ts'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Badge, type BadgeTone } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { type Delivery, deliveriesQuery, sendAgain } from '../api/delivery.ts'
import { type DeliverySearch, type DeliveryStatus, deliveryStatuses } from '../api/delivery-search.ts'
import { webhooksKey } from '../api/webhook.ts'

interface DeliveryListProps {
  readonly webhookId: string
  readonly search: DeliverySearch
}

/** What was called and what came of it, newest first. */
export function DeliveryList({ webhookId, search }: DeliveryListProps) {
  const navigate = useNavigate()
  const { list } = useSizedList(
    search,
    (sized) => deliveriesQuery(webhookId, sized),
    // Above it the page tells of the webhook, so that from the page's top no delivery would be seen.
    (next, step) =>
      void navigate({
        to: '/settings/webhooks/$webhookId',
        params: { webhookId },
        search: next,
        ...step,
        resetScroll: false,
      }),
  )
  const again = (delivery: Delivery) => <SendAgain webhookId={webhookId} delivery={delivery} />
  return (
    <section aria-label={t('Deliveries')} className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="font-semibold text-body">{t('Deliveries')}</h2>
        <Select
          label={t('Status')}
          value={search.status ?? ''}
          onChange={(event) => list.onChange({ status: deliveryStatuses.find((one) => one === event.target.value) })}
          options={[{ value: '', label: t('All') }, ...deliveryStatuses.map(statusOption)]}
        />
      </div>
      <SizedList
        caption={t('Deliveries, newest first')}
        columns={[...columns, actionsColumn('w-[152px]', again)]}
        keyOf={({ id }) => id}
        {...list}
        sizeLabel={t('Deliveries per page')}
        card={(delivery) => (
          <div className="grid gap-2">
            <What delivery={delivery} />
            <Outcome delivery={delivery} />
            <div className="-ms-3">{again(delivery)}</div>
          </div>
        )}
        words={words}
        empty={
          <EmptyState icon="list" title={t('No deliveries')}>
            {search.status === undefined
              ? t('What happens from now on is delivered. Send a test to try it.')
              : t('None has this status.')}
          </EmptyState>
        }
      />
    </section>
  )
}

const columns: readonly Column<Delivery>[] = [
  { id: 'what', header: t('Event'), isRowHeader: true, cell: (delivery) => <What delivery={delivery} /> },
  { id: 'outcome', header: t('Outcome'), className: 'w-[50%]', cell: (delivery) => <Outcome delivery={delivery} /> },
]

function What({ delivery: { eventType, eventIds, createdAt } }: { readonly delivery: Delivery }) {
  const batch = eventIds.length === 0 ? t('Test') : tCount(eventIds.length, '1 event', '{count} events')
  return (
    <div className="min-w-0">
      <p className="truncate font-mono text-table">{eventType ?? batch}</p>
      <p className="text-meta text-muted">
        <TimeStamp at={createdAt} />
      </p>
    </div>
  )
}

function Outcome({ delivery: { status, attempts, answerStatus, lastFault } }: { readonly delivery: Delivery }) {
  const { tone, label } = statuses[status]
  return (
    <div className="grid justify-items-start gap-1 py-1.5">
      <Badge tone={tone}>{label}</Badge>
      <p className="text-meta text-muted">
        {[
          tCount(attempts, '1 attempt', '{count} attempts'),
          ...(answerStatus === null ? [] : [t('answer {status}', { status: answerStatus })]),
          ...(lastFault === null ? [] : [lastFault]),
        ].join(' · ')}
      </p>
    </div>
  )
}

interface SendAgainProps {
  readonly webhookId: string
  readonly delivery: Delivery
}

function SendAgain({ webhookId, delivery: { id, status } }: SendAgainProps) {
  const queryClient = useQueryClient()
  const mayChange = useMay('update:webhooks')
  const sending = useMutation({
    mutationFn: () => sendAgain(webhookId, id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [...webhooksKey, 'deliveries', webhookId] })
      toastDone(t('It is sent again.'))
    },
    onError: (error) => toastProblem(t("Couldn't send it again."), error),
  })
  if (!mayChange || status === 'waiting') return null
  return (
    <Button
      tone="quiet"
      aria-label={t('Send again: {id}', { id })}
      aria-disabled={sending.isPending}
      onClick={() => !sending.isPending && sending.mutate()}
    >
      {t('Send again')}
    </Button>
  )
}

const statuses: Readonly<Record<DeliveryStatus, { readonly tone: BadgeTone; readonly label: string }>> = {
  waiting: { tone: 'info', label: t('Waiting') },
  delivered: { tone: 'success', label: t('Delivered') },
  dead: { tone: 'danger', label: t('Given up') },
  dropped: { tone: 'neutral', label: t('Dropped') },
}

function statusOption(status: DeliveryStatus) {
  return { value: status, label: statuses[status].label }
}

const words = {
  loading: t('Loading deliveries…'),
  notLoaded: t("Couldn't load deliveries."),
  notRefreshed: t("Couldn't refresh deliveries."),
}
