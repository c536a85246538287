// Who hears of events elsewhere, and whether it arrives.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { SecretOnce } from '../../../components/ui/secret-once.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type NewWebhook, webhooksQuery } from '../api/webhook.ts'
import { WebhookLines, webhookColumns } from './webhook-columns.tsx'

export function WebhooksPanel() {
  const mayRead = useMay('read:webhooks')
  if (mayRead) return <Webhooks />
  return <NoAccess title={t('Webhooks are not shown to your role')} permission="read:webhooks" />
}

function Webhooks() {
  const navigate = useNavigate()
  const mayChange = useMay('update:webhooks')
  const list = useQuery(webhooksQuery)
  const [isCreating, setIsCreating] = useState(false)
  const [made, setMade] = useState<NewWebhook | null>(null)
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex justify-end">
        {mayChange ? (
          <Button tone="primary" icon="plus" onClick={() => setIsCreating(true)}>
            {t('Create webhook')}
          </Button>
        ) : (
          <span className="text-meta text-muted">
            {t('To create webhooks: {needs}', { needs: needs('update:webhooks') })}
          </span>
        )}
      </div>
      <DataList
        caption={t('Webhooks')}
        columns={webhookColumns}
        rows={list.data}
        keyOf={({ id }) => id}
        answer={list}
        card={(webhook) => <WebhookLines webhook={webhook} />}
        words={words}
        pageSize={4}
        empty={
          <EmptyState icon="link" title={t('No webhooks yet')}>
            {t('A webhook calls an address of yours when something happens, signed so that you know who calls.')}
          </EmptyState>
        }
      />
      <Suspense>
        {isCreating && (
          <CreateWebhookDialog
            onClose={() => setIsCreating(false)}
            onCreated={(webhook) => {
              setIsCreating(false)
              setMade(webhook)
            }}
          />
        )}
      </Suspense>
      {made && (
        <SecretOnce
          title={t('The secret of your new webhook')}
          what={t('Secret')}
          secret={made.secret}
          onClose={() => void navigate({ to: '/settings/webhooks/$webhookId', params: { webhookId: made.id } })}
        >
          <p className="text-muted text-table">{t('Your receiver checks the signature of every call with it.')}</p>
        </SecretOnce>
      )}
    </div>
  )
}

const words = {
  loading: t('Loading webhooks…'),
  notLoaded: t("Couldn't load webhooks."),
  notRefreshed: t("Couldn't refresh webhooks."),
}

const CreateWebhookDialog = lazy(() =>
  import('./create-webhook-dialog.tsx').then((m) => ({ default: m.CreateWebhookDialog })),
)
