// One webhook: how it stands, what came of its deliveries, and what can be done about it.
import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { DeliverySearch } from '../api/delivery-search.ts'
import { type Webhook, webhookQuery } from '../api/webhook.ts'
import { DeliveryList } from './delivery-list.tsx'
import { WebhookActions } from './webhook-actions.tsx'
import { WebhookBadge } from './webhook-badge.tsx'
import { Events } from './webhook-columns.tsx'

interface WebhookPanelProps {
  readonly webhookId: string
  readonly search: DeliverySearch
}

export function WebhookPanel(props: WebhookPanelProps) {
  const mayRead = useMay('read:webhooks')
  if (mayRead) return <OneWebhook {...props} />
  return <NoAccess title={t('Webhooks are not shown to your role')} permission="read:webhooks" />
}

function OneWebhook({ webhookId, search }: WebhookPanelProps) {
  const { data, error, isError, refetch } = useQuery(webhookQuery(webhookId))
  if (data === undefined && isError) {
    return <ProblemNotice title={t("Couldn't load the webhook.")} error={error} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <SkeletonLines label={t('Loading the webhook…')} count={5} />
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={data.name} action={<WebhookBadge webhook={data} />}>
        <About webhook={data} />
        <WebhookActions webhook={data} />
      </Card>
      <DeliveryList webhookId={webhookId} search={search} />
    </div>
  )
}

function About({ webhook }: { readonly webhook: Webhook }) {
  const { url, eventTypes, createdAt, failingSince, disabledAt, previousSecretUntil } = webhook
  return (
    <Facts>
      <Fact name={t('Address')}>{url}</Fact>
      <Fact name={t('Events')}>{eventTypes.includes('*') ? <Events webhook={webhook} /> : eventTypes.join(', ')}</Fact>
      <Fact name={t('Created')}>
        <TimeStamp at={createdAt} />
      </Fact>
      {failingSince !== null && (
        <Fact name={t('Nothing arrives since')}>
          <TimeStamp at={failingSince} />
        </Fact>
      )}
      {disabledAt !== null && (
        <Fact name={t('Given up')}>
          <TimeStamp at={disabledAt} />
        </Fact>
      )}
      {previousSecretUntil !== null && (
        <Fact name={t('The secret before signs until')}>
          <TimeStamp at={previousSecretUntil} />
        </Fact>
      )}
    </Facts>
  )
}
