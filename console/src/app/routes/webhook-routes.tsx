import { useParams, useSearch } from '@tanstack/react-router'
import { SettingsFrame } from '../../features/settings/components/settings-frame.tsx'
import { WebhookPanel } from '../../features/webhooks/components/webhook-panel.tsx'
import { WebhooksPanel } from '../../features/webhooks/components/webhooks-panel.tsx'
import { t } from '../../lib/text.ts'

export function WebhooksRoute() {
  return (
    <SettingsFrame title={t('Webhooks')} explanation={explanation}>
      <WebhooksPanel />
    </SettingsFrame>
  )
}

export function WebhookRoute() {
  const { webhookId } = useParams({ from: '/signed-in/settings/webhooks/$webhookId' })
  const search = useSearch({ from: '/signed-in/settings/webhooks/$webhookId' })
  return (
    <SettingsFrame title={t('Webhook')} explanation={explanation}>
      <WebhookPanel webhookId={webhookId} search={search} />
    </SettingsFrame>
  )
}

const explanation = t('Addresses of yours that hear of what happens, one event at a time or as a log stream.')
