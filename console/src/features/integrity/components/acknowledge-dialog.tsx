import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { acknowledgeFaults, integrityQuery, type LogName } from '../api/integrity.ts'

interface AcknowledgeDialogProps {
  readonly log: LogName
  readonly onClose: () => void
}

/** Somebody looks into it: everybody else need not be called any more. */
export function AcknowledgeDialog({ log, onClose }: AcknowledgeDialogProps) {
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')

  async function acknowledge(): Promise<void> {
    await acknowledgeFaults(log, reason)
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: integrityQuery(log).queryKey }),
      queryClient.invalidateQueries({ queryKey: ['stats', 'needs-you'] }),
    ])
    toastDone(t('The alert was acknowledged. It stays on this page.'))
  }

  return (
    <DialogForm
      title={t('Acknowledge the alert')}
      grade="T2"
      confirm={t('Acknowledge the alert')}
      confirming={t('Acknowledging…')}
      failure={t("Couldn't acknowledge the alert.")}
      blockedReason={reason === '' ? t('Give a reason first') : null}
      onConfirm={acknowledge}
      onClose={onClose}
    >
      <ul className="grid list-disc gap-1 ps-5">
        <li>{t('The bell and the dashboard stop telling everybody. What is found later calls again.')}</li>
        <li>{t('Nothing is mended, and the log stays broken on this page.')}</li>
        <li>{t('Your name and the reason go to the audit log.')}</li>
      </ul>
      <ReasonPicker isRequired onChange={setReason} presets={presets} />
    </DialogForm>
  )
}

const presets = [
  { reason: 'Under investigation', label: t('Under investigation') },
  { reason: 'Restored from a backup', label: t('Restored from a backup') },
  { reason: 'Reported to security', label: t('Reported to security') },
]
