// What the menu of a user's page offers beside the acts of the users feature itself, and the dialogs of it. They are
// loaded when first opened.
import { lazy, Suspense } from 'react'
import { MenuItem } from '../../components/ui/menu.tsx'
import { PersonById } from '../../features/users/components/person.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

export type UserAct = 'reset-mfa' | 'reset-password' | 'impersonate'

export function UserActItems({ onOpen }: { readonly onOpen: (act: UserAct) => void }) {
  const mayReset = useMay('reset:mfa')
  const mayMail = useMay('suspend:users')
  const mayImpersonate = useMay('impersonate:users')
  return (
    <>
      {mayMail && (
        <MenuItem icon="mail" onSelect={() => onOpen('reset-password')}>
          {t('Reset Password…')}
        </MenuItem>
      )}
      {mayReset && (
        <MenuItem icon="shield" onSelect={() => onOpen('reset-mfa')}>
          {t('Reset MFA…')}
        </MenuItem>
      )}
      {mayImpersonate && (
        <MenuItem icon="user" onSelect={() => onOpen('impersonate')}>
          {t('Impersonate…')}
        </MenuItem>
      )}
    </>
  )
}

interface UserActDialogProps {
  readonly act: UserAct | null
  readonly userId: string
  readonly onClose: () => void
}

export function UserActDialog({ act, userId, onClose }: UserActDialogProps) {
  const shared = { userId, person: <PersonById userId={userId} />, onClose }
  return (
    <Suspense>
      {act === 'reset-password' && <ResetPasswordDialog {...shared} />}
      {act === 'impersonate' && <ImpersonateDialog {...shared} />}
      {act === 'reset-mfa' && (
        <ResetMfaDialog {...shared} verifyCaller={(onChange) => <VerifyCaller userId={userId} onChange={onChange} />} />
      )}
    </Suspense>
  )
}

const VerifyCaller = lazy(() =>
  import('../../features/caller-verification/components/verify-caller.tsx').then((m) => ({ default: m.VerifyCaller })),
)
const ResetPasswordDialog = lazy(() =>
  import('../../features/messages/components/reset-password-dialog.tsx').then((m) => ({
    default: m.ResetPasswordDialog,
  })),
)
const ImpersonateDialog = lazy(() =>
  import('../../features/impersonation/components/impersonate-dialog.tsx').then((m) => ({
    default: m.ImpersonateDialog,
  })),
)
const ResetMfaDialog = lazy(() =>
  import('../../features/authentication-methods/components/reset-mfa-dialog.tsx').then((m) => ({
    default: m.ResetMfaDialog,
  })),
)
