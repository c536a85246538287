import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { organizationReasons, ReasonPicker, reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { activateOrganization, suspendOrganization } from '../api/change-organization.ts'
import { organizationLabel, type StoredOrganization } from '../api/organization.ts'
import { organizationsKey } from '../api/organization-queries.ts'

/** Whether anybody gets in through the organization, and the way to change that. */
export function SuspensionCard({ organization }: { readonly organization: StoredOrganization }) {
  const queryClient = useQueryClient()
  const mayChange = useMay('update:settings')
  const [isAsking, setIsAsking] = useState(false)
  const { id, suspension } = organization
  const name = organizationLabel(organization)

  async function suspend(reason: string): Promise<void> {
    await suspendOrganization(id, reason)
    await queryClient.invalidateQueries({ queryKey: organizationsKey })
    toastDone(t('{name} is suspended.', { name }), activate)
  }

  async function activate(): Promise<void> {
    await activateOrganization(id)
    await queryClient.invalidateQueries({ queryKey: organizationsKey })
    toastDone(
      t('{name} is active again.', { name }),
      suspension === null ? undefined : () => suspend(suspension.reason),
    )
  }

  const words = suspension === null ? t('Suspend organization…') : t('Activate organization…')
  return (
    <Card
      title={suspension === null ? t('Suspend organization') : t('Suspended')}
      action={
        mayChange ? (
          <Button tone={suspension === null ? 'danger-quiet' : 'primary'} onClick={() => setIsAsking(true)}>
            {words}
          </Button>
        ) : (
          <Needs permission="update:settings" />
        )
      }
    >
      <div className="grid gap-1 px-4 py-3 text-table">
        {suspension !== null && (
          <p>
            {reasonInWords(suspension.reason)} · <TimeStamp at={suspension.at} />
          </p>
        )}
        <p className="text-muted">
          {t('While it is suspended nobody gets in through it. Its people, roles and settings stay as they are.')}
        </p>
      </div>
      {isAsking &&
        (suspension === null ? (
          <SuspendDialog name={name} onSuspend={suspend} onClose={() => setIsAsking(false)} />
        ) : (
          <DialogForm
            title={t('Activate organization')}
            confirm={t('Activate organization')}
            confirming={t('Saving…')}
            failure={t("Couldn't activate {name}.", { name })}
            onConfirm={activate}
            onClose={() => setIsAsking(false)}
          >
            <p>
              {t('Members of {name} can sign in to it again. What ended with the suspension stays ended.', { name })}
            </p>
          </DialogForm>
        ))}
    </Card>
  )
}

interface SuspendDialogProps {
  readonly name: string
  readonly onSuspend: (reason: string) => Promise<void>
  readonly onClose: () => void
}

function SuspendDialog({ name, onSuspend, onClose }: SuspendDialogProps) {
  const [reason, setReason] = useState('')
  return (
    <DialogForm
      title={t('Suspend organization')}
      confirm={t('Suspend organization')}
      confirming={t('Suspending…')}
      failure={t("Couldn't suspend {name}.", { name })}
      tone="danger"
      blockedReason={reason === '' ? t('Choose a reason') : null}
      onConfirm={() => onSuspend(reason)}
      onClose={onClose}
    >
      <p>
        {t(
          'Nobody signs in to {name} until it is active again. Its tokens end now, and its API keys rest. Its people keep their accounts and what they hold elsewhere.',
          { name },
        )}
      </p>
      <ReasonPicker isRequired presets={organizationReasons} onChange={setReason} />
    </DialogForm>
  )
}
