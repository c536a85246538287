import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { userQuery } from '../api/get-user.ts'
import { type LockedDown, lockDownPreviewQuery, lockDownUser } from '../api/lock-down.ts'
import { type UserSummary, userLabel } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'
import { Person } from './person.tsx'

interface LockDownDialogProps {
  readonly user: UserSummary
  readonly onClose: () => void
}

/** What it is for nearly always; another reason is one press away. */
const usualReason = 'Suspected compromise'

/** The one act for an account that a stranger may be in: it says what ends, counted by the server. */
export function LockDownDialog({ user, onClose }: LockDownDialogProps) {
  const queryClient = useQueryClient()
  const { data: ends } = useQuery(lockDownPreviewQuery(user.id))
  const [reason, setReason] = useState(usualReason)

  async function lockDown() {
    await lockDownUser(user.id, reason)
    for (const about of ['events', 'diagnosis', 'user-sessions', 'methods']) {
      void queryClient.invalidateQueries({ queryKey: [about, user.id] })
    }
    keepUser(queryClient, await queryClient.fetchQuery({ ...userQuery(user.id), staleTime: 0 }))
    toastDone(t('{name} is locked down.', { name: userLabel(user) }))
  }

  return (
    <DialogForm
      title={t('Lock down account')}
      grade="T2"
      confirm={t('Lock down')}
      confirming={t('Locking down…')}
      failure={t("Couldn't lock {name} down.", { name: userLabel(user) })}
      tone="danger"
      blockedReason={reason === '' ? t('Give a reason first') : null}
      onConfirm={lockDown}
      onClose={onClose}
    >
      <Person user={user} />
      <ul className="grid gap-1.5 text-table" aria-label={t('What happens')}>
        {effects(ends).map((effect) => (
          <li key={effect} className="flex gap-2">
            <Icon name="stop" className="mt-0.5 size-3.5 text-danger" />
            {effect}
          </li>
        ))}
      </ul>
      <ReasonPicker isRequired onChange={setReason} suggested={{ reason: usualReason, note: '' }} />
      <p className="text-muted text-table">
        {t('Those who watch over security are told. Nothing is deleted: activate the account to let them back in.')}
      </p>
    </DialogForm>
  )
}

function effects(ends: LockedDown | undefined): string[] {
  return [
    t('Suspended: nobody signs in with this account.'),
    ends?.sessions ? tCount(ends.sessions, '1 session ends.', '{count} sessions end.') : t('Every session ends.'),
    ends?.refreshTokens
      ? tCount(ends.refreshTokens, '1 refresh token ends.', '{count} refresh tokens end.')
      : t('Every refresh token ends.'),
    ends?.apiKeys
      ? tCount(ends.apiKeys, '1 API key is revoked.', '{count} API keys are revoked.')
      : t('Every API key is revoked.'),
    ends?.passwords === 0 ? t('There is no password to take.') : t('The password is taken: a new one has to be set.'),
    ends?.rememberedBrowsers
      ? tCount(ends.rememberedBrowsers, '1 trusted browser is forgotten.', '{count} trusted browsers are forgotten.')
      : t('Every trusted browser is forgotten.'),
  ]
}
