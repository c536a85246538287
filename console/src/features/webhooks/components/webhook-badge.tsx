import { Badge, type BadgeTone } from '../../../components/ui/badge.tsx'
import { t } from '../../../lib/text.ts'
import { type Webhook, type WebhookState, webhookState } from '../api/webhook.ts'

export function WebhookBadge({ webhook }: { readonly webhook: Webhook }) {
  const { tone, label } = looks[webhookState(webhook)]
  return <Badge tone={tone}>{label}</Badge>
}

const looks: Readonly<Record<WebhookState, { readonly tone: BadgeTone; readonly label: string }>> = {
  active: { tone: 'success', label: t('Active') },
  failing: { tone: 'warning', label: t('Failing') },
  paused: { tone: 'neutral', label: t('Paused') },
  'given-up': { tone: 'danger', label: t('Given up') },
}
