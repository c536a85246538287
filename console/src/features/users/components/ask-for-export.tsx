import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { askForExport } from '../api/export-users.ts'
import type { AskedExport } from './export-form.tsx'

interface AskForExportProps {
  readonly asked: AskedExport
  readonly onClose: () => void
}

/** A large export is asked for, with a reason, and downloaded from the page of the request once it was approved. */
export function AskForExport({ asked, onClose }: AskForExportProps) {
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  async function confirm() {
    await askForExport(asked.parameters, reason)
    void queryClient.invalidateQueries({ queryKey: ['approvals'] })
    toastDone(t('Asked for. Another owner or admin decides.'))
  }
  return (
    <DialogForm
      title={asked.words}
      grade="T4"
      startOnCancel={false}
      confirm={t('Ask for approval')}
      confirming={t('Asking…')}
      failure={t("Couldn't ask for approval.")}
      blockedReason={reason === '' ? t('Give a reason first') : null}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="text-table">
        {t('So many people leave in one file only if another owner or admin approves it within 24 hours.')}
      </p>
      <p className="text-muted text-table">
        {t('Once it is approved you download the file, once, from the page of the request under Approvals.')}
      </p>
      <ReasonPicker isRequired onChange={setReason} />
    </DialogForm>
  )
}
