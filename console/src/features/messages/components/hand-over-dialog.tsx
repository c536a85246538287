import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { LinkOnce } from '../../../components/ui/link-once.tsx'
import { useCallerReason, type VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { t } from '../../../lib/text.ts'
import { createPasswordLink, type PasswordLink } from '../api/user-message-queries.ts'

interface HandOverDialogProps {
  readonly title: string
  readonly userId: string
  readonly person: ReactNode
  readonly verifyCaller: VerifyCallerSlot
  readonly onClose: () => void
  /** The way out that hands nothing over. */
  readonly aside?: ReactNode
}

/** A link that sets a password, seen by whoever makes it, this once. The policy may ask who is to get it. */
export function HandOverDialog({ title, userId, person, verifyCaller, onClose, aside }: HandOverDialogProps) {
  const queryClient = useQueryClient()
  const caller = useCallerReason(verifyCaller)
  const [made, setMade] = useState<PasswordLink | null>(null)

  async function create(): Promise<PasswordLink> {
    const link = await createPasswordLink(userId, caller.reason)
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    return link
  }

  if (made !== null) return <LinkOnce {...made} onClose={onClose} />
  return (
    <DialogForm
      title={title}
      grade="T2"
      reason="own"
      confirm={t('Create link')}
      confirming={t('Creating…')}
      failure={t("Couldn't create the link.")}
      blockedReason={caller.missing}
      onConfirm={create}
      onDone={setMade}
      onClose={onClose}
      aside={aside}
    >
      {person}
      <ul className="grid gap-1 text-table">
        <li>{t('You see a link that sets a new password. It works once, for 60 minutes.')}</li>
        <li>{t('Whoever has the link can use it: give it to nobody but them.')}</li>
        <li>{t('It proves no address, and their second factor is asked for as before.')}</li>
      </ul>
      <p className="text-table">
        <strong className="text-warning">{t('Make sure who is asking.')}</strong>{' '}
        <span className="text-muted">{t('Strangers call help desks to get past exactly this.')}</span>
      </p>
      {caller.fields}
    </DialogForm>
  )
}
