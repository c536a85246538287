import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { Approval } from '../api/approval.ts'
import { approvalInWords } from '../api/approval-words.ts'
import { approvedFile, carryOutDeletion } from '../api/carry-out.ts'

/** A download has begun by then, and with it the request is used up. */
const readAgainAfterMs = 2_000

/** For whoever asked: what was approved is done by them, once, until it runs out. */
export function CarryOut({ approval, until }: { readonly approval: Approval; readonly until: string }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [isOpen, setIsOpen] = useState(false)
  const words = approvalInWords(approval)
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['approvals'] })
  return (
    <div className="grid justify-items-end gap-2">
      {approval.action === 'export-users' ? (
        <a
          href={approvedFile(approval.id)}
          download
          className={buttonClasses('primary')}
          onClick={() => window.setTimeout(() => void readAgain(), readAgainAfterMs)}
        >
          {t('Download the file')}
        </a>
      ) : (
        <Button tone="danger" onClick={() => setIsOpen(true)}>
          {t('{action}…', { action: words })}
        </Button>
      )}
      <p className="max-w-[48ch] text-muted text-table">
        {tNodes('Approved. You can do it once, until {time}.', { time: <TimeStamp at={until} /> })}
      </p>
      {isOpen && (
        <DialogForm
          title={words}
          grade="T4"
          confirm={words}
          confirming={t('Starting…')}
          failure={t("Couldn't start the job.")}
          tone="danger"
          onConfirm={() => carryOutDeletion(approval)}
          onDone={({ id }) => {
            setIsOpen(false)
            void readAgain()
            void navigate({ to: '/jobs/$jobId', params: { jobId: id } })
          }}
          onClose={() => setIsOpen(false)}
        >
          <p>
            {approval.action === 'delete-organization'
              ? t(
                  'The organization is suspended now. Its people are deleted, each with an anonymised record, and once all of them are gone so is the organization.',
                )
              : t('They are removed from every list, and what identifies them in audit events is overwritten.')}
          </p>
          <p className="text-muted text-table">{t("It can't be undone.")}</p>
        </DialogForm>
      )}
    </div>
  )
}
