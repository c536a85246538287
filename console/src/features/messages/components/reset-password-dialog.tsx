import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { LinkOnce } from '../../../components/ui/link-once.tsx'
import { useCallerReason, type VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { createPasswordLink, type PasswordLink, sendMail, userMessagesQuery } from '../api/user-message-queries.ts'

interface ResetPasswordDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly verifyCaller: VerifyCallerSlot
  readonly onClose: () => void
}

/** Nobody types another person's password: they get a link, by mail or, once it is known who they are, from a hand. */
export function ResetPasswordDialog(props: ResetPasswordDialogProps) {
  const { userId, person, onClose } = props
  const queryClient = useQueryClient()
  const mayHandOver = useMay('create:password_links')
  const [isByHand, setIsByHand] = useState(false)
  const [made, setMade] = useState<PasswordLink | null>(null)

  async function send() {
    await sendMail(userId, 'reset-password')
    await queryClient.invalidateQueries({ queryKey: userMessagesQuery(userId).queryKey })
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    toastDone(t('The e-mail is on its way.'))
  }

  if (made !== null) return <LinkOnce {...made} onClose={onClose} />
  if (isByHand) return <HandOverForm {...props} onBack={() => setIsByHand(false)} onMade={setMade} />
  return (
    <DialogForm
      title={t('Reset Password')}
      confirm={t('Reset Password')}
      confirming={t('Sending…')}
      failure={t("Couldn't send the e-mail.")}
      onConfirm={send}
      onClose={onClose}
    >
      {person}
      <p className="text-table">
        {t('They receive a password reset e-mail at the address on record. You never see the link.')}
      </p>
      <p className="text-muted text-table">{t('The old password works until they set a new one.')}</p>
      {mayHandOver && (
        <Button
          tone="quiet"
          icon="chevronRight"
          aria-expanded={false}
          className="-ms-3 justify-self-start"
          onClick={() => setIsByHand(true)}
        >
          {t('Create a one-time link to hand over')}
        </Button>
      )}
    </DialogForm>
  )
}

interface HandOverFormProps extends ResetPasswordDialogProps {
  readonly onBack: () => void
  readonly onMade: (made: PasswordLink) => void
}

function HandOverForm({ userId, person, verifyCaller, onClose, onBack, onMade }: HandOverFormProps) {
  const queryClient = useQueryClient()
  const caller = useCallerReason(verifyCaller)

  async function create(): Promise<PasswordLink> {
    const made = await createPasswordLink(userId, caller.reason)
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    return made
  }

  return (
    <DialogForm
      title={t('Reset Password')}
      grade="T2"
      confirm={t('Create link')}
      confirming={t('Creating…')}
      failure={t("Couldn't create the link.")}
      blockedReason={caller.missing}
      onConfirm={create}
      onDone={onMade}
      onClose={onClose}
      aside={<Button onClick={onBack}>{t('Send the e-mail instead')}</Button>}
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
