import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tCount } from '../../../lib/text.ts'
import type { Webhook } from '../api/webhook.ts'
import { WebhookBadge } from './webhook-badge.tsx'

export const webhookColumns: readonly Column<Webhook>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (webhook) => <Name webhook={webhook} /> },
  { id: 'state', header: t('Status'), className: 'w-[148px]', cell: (webhook) => <WebhookBadge webhook={webhook} /> },
  {
    id: 'events',
    header: t('Events'),
    className: 'w-[140px] max-desk:hidden',
    cell: (webhook) => <Events webhook={webhook} />,
  },
  {
    id: 'created',
    header: t('Created'),
    className: 'w-[110px] text-muted max-roomy:hidden',
    cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
  },
]

export function WebhookLines({ webhook }: { readonly webhook: Webhook }) {
  return (
    <div className="grid gap-1">
      <Name webhook={webhook} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-muted">
        <WebhookBadge webhook={webhook} />
        <Events webhook={webhook} />
      </div>
    </div>
  )
}

function Name({ webhook: { id, name, url } }: { readonly webhook: Webhook }) {
  return (
    <div className="min-w-0">
      <Link
        to="/settings/webhooks/$webhookId"
        params={{ webhookId: id }}
        className="-my-0.5 block truncate py-0.5 font-semibold hover:underline"
        title={name}
      >
        {name}
      </Link>
      <p className="truncate text-meta text-muted" title={url}>
        {url}
      </p>
    </div>
  )
}

export function Events({ webhook: { eventTypes, format } }: { readonly webhook: Webhook }) {
  if (eventTypes.includes('*')) return format === 'log' ? t('All, as a log stream') : t('All')
  return <span title={eventTypes.join(', ')}>{tCount(eventTypes.length, '1 type', '{count} types')}</span>
}
