import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { sendTest } from '../api/delivery.ts'
import { changeWebhook, type Webhook, webhookState, webhooksKey } from '../api/webhook.ts'

/** Test, pause, rotate, delete; for those who may only look, whom to ask. */
export function WebhookActions({ webhook }: { readonly webhook: Webhook }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const mayChange = useMay('update:webhooks')
  const [opened, setOpened] = useState<'rotate' | 'delete' | null>(null)
  const refresh = () => queryClient.invalidateQueries({ queryKey: webhooksKey })
  const testing = useMutation({
    mutationFn: () => sendTest(webhook.id),
    onSuccess: async ({ status, answerStatus, lastFault }) => {
      await refresh()
      if (status === 'delivered') toastDone(t('The test arrived: {status}.', { status: answerStatus ?? 200 }))
      else toastDone(t('The test did not arrive: {fault}.', { fault: lastFault ?? t('no answer') }))
    },
    onError: (error) => toastProblem(t("Couldn't send the test."), error),
  })
  const switching = useMutation({
    mutationFn: (isActive: boolean) => changeWebhook(webhook.id, { isActive }),
    onSuccess: async ({ isActive }) => {
      await refresh()
      toastDone(isActive ? t('The webhook is called again.') : t('The webhook is paused.'))
    },
    onError: (error) => toastProblem(t("Couldn't change the webhook."), error),
  })
  if (!mayChange) {
    return (
      <p className="border-line border-t px-4 py-3 text-meta text-muted">
        {t('To change it: {needs}', { needs: needs('update:webhooks') })}
      </p>
    )
  }
  const isCalled = webhookState(webhook) === 'active' || webhookState(webhook) === 'failing'
  return (
    <div className="flex flex-wrap gap-2 border-line border-t px-4 py-3">
      <Button aria-disabled={testing.isPending} onClick={() => !testing.isPending && testing.mutate()}>
        {testing.isPending ? t('Sending…') : t('Send test')}
      </Button>
      <Button aria-disabled={switching.isPending} onClick={() => !switching.isPending && switching.mutate(!isCalled)}>
        {isCalled ? t('Pause') : t('Resume')}
      </Button>
      <Button onClick={() => setOpened('rotate')}>{t('Rotate secret')}</Button>
      <Button tone="danger-quiet" onClick={() => setOpened('delete')}>
        {t('Delete webhook')}
      </Button>
      <Suspense>
        {opened === 'rotate' && <RotateSecretDialog webhook={webhook} onClose={() => setOpened(null)} />}
        {opened === 'delete' && (
          <DeleteWebhookDialog
            webhook={webhook}
            onClose={() => setOpened(null)}
            onDeleted={() => void navigate({ to: '/settings/webhooks' })}
          />
        )}
      </Suspense>
    </div>
  )
}

const RotateSecretDialog = lazy(() =>
  import('./webhook-act-dialogs.tsx').then((m) => ({ default: m.RotateSecretDialog })),
)
const DeleteWebhookDialog = lazy(() =>
  import('./webhook-act-dialogs.tsx').then((m) => ({ default: m.DeleteWebhookDialog })),
)
