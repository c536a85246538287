import { type ReactNode, useCallback, useRef } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Dialog } from '../../../components/ui/dialog.tsx'
import { t } from '../../../lib/text.ts'
import type { CallerAct, CallerVerification } from '../api/caller-verification.ts'
import { type CallerCheck, VerifyCaller } from './verify-caller.tsx'

interface VerifyCallerDialogProps {
  readonly userId: string
  readonly act?: CallerAct
  readonly person: ReactNode
  /** Told how the caller was verified last, when it is enough. */
  readonly onClose: (verification: CallerVerification | null) => void
}

/** Where `act` is missing: before it is known what the caller needs: it counts for what is done in the next quarter of an hour. */
export function VerifyCallerDialog({ userId, act, person, onClose }: VerifyCallerDialogProps) {
  const newest = useRef<CallerVerification | null>(null)
  const note = useCallback(({ verification }: CallerCheck) => {
    newest.current = verification
  }, [])
  const close = () => onClose(newest.current)
  return (
    <Dialog title={t('Verify caller')} onClose={close}>
      <div className="grid grid-cols-1 gap-4 px-5 pt-3 pb-5 text-body">
        {person}
        <VerifyCaller userId={userId} act={act ?? null} onChange={note} />
        <p className="text-muted text-table">
          {t('It counts for 15 minutes, for what you do yourself, and is kept with it in the audit log.')}
        </p>
      </div>
      <footer className="flex justify-end rounded-b-dialog border-line border-t bg-subtle px-5 py-3">
        <Button onClick={close}>{t('Close')}</Button>
      </footer>
    </Dialog>
  )
}
