// What the menu of a user's page offers beside the acts of the users feature itself, and the dialogs of it. They are
// loaded when first opened.
import { useNavigate, useRouteContext } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { MenuItem } from '../../components/ui/menu.tsx'
import type { VerifyCallerSlot } from '../../components/ui/use-caller-reason.tsx'
import type { CallerAct } from '../../features/caller-verification/api/caller-verification.ts'
import { useSendMail } from '../../features/messages/components/use-send-mail.ts'
import { PersonById } from '../../features/users/components/person.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

export type UserAct =
  | 'reset-mfa'
  | 'reset-password'
  | 'impersonate'
  | 'revoke-sessions'
  | 'renew-codes'
  | 'add-to-organization'
  | 'assign-role'
  | 'schedule-offboarding'

interface UserActItemsProps {
  readonly userId: string
  readonly onOpen: (act: UserAct) => void
  /** What has a button beside the menu. */
  readonly without?: UserAct
}

export function UserActItems({ userId, onOpen, without }: UserActItemsProps) {
  const navigate = useNavigate()
  const { session } = useRouteContext({ from: '/signed-in' })
  const sending = useSendMail(userId)
  const mayReset = useMay('reset:mfa')
  const mayRevoke = useMay('revoke:sessions')
  const mayMerge = useMay('merge:users')
  const mayJoin = useMay('update:users') && session.application.poolMode !== 'isolated'
  const maySuspend = useMay('suspend:users')
  const mayImpersonate = useMay('impersonate:users')
  const mayExport = useMay('export:users')
  return (
    <>
      {maySuspend && (
        <MenuItem icon="mail" onSelect={() => onOpen('reset-password')}>
          {t('Reset Password…')}
        </MenuItem>
      )}
      {maySuspend && (
        <MenuItem icon="mail" onSelect={() => sending.mutate('verify-email')}>
          {t('Resend verification')}
        </MenuItem>
      )}
      {mayReset && (
        <>
          {without !== 'reset-mfa' && (
            <MenuItem icon="shield" onSelect={() => onOpen('reset-mfa')}>
              {t('Reset MFA…')}
            </MenuItem>
          )}
          <MenuItem icon="key" onSelect={() => onOpen('renew-codes')}>
            {t('Regenerate recovery codes…')}
          </MenuItem>
        </>
      )}
      {mayRevoke && (
        <MenuItem icon="signOut" onSelect={() => onOpen('revoke-sessions')}>
          {t('Revoke all sessions…')}
        </MenuItem>
      )}
      {mayJoin && (
        <MenuItem icon="building" onSelect={() => onOpen('add-to-organization')}>
          {t('Add to organization…')}
        </MenuItem>
      )}
      {maySuspend && (
        <MenuItem icon="clock" onSelect={() => onOpen('schedule-offboarding')}>
          {t('Schedule offboarding…')}
        </MenuItem>
      )}
      {mayMerge && (
        <MenuItem
          icon="users"
          onSelect={() => void navigate({ to: '/users/$userId/merge', params: { userId }, search: {} })}
        >
          {t('Merge users…')}
        </MenuItem>
      )}
      {mayImpersonate && (
        <MenuItem icon="user" onSelect={() => onOpen('impersonate')}>
          {t('Impersonate…')}
        </MenuItem>
      )}
      {mayExport && (
        <MenuItem icon="download" onSelect={() => void navigate({ to: '/users/$userId/data', params: { userId } })}>
          {t('Export data…')}
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
  const verifyCaller =
    (before: CallerAct): VerifyCallerSlot =>
    (onChange) => <VerifyCaller act={before} userId={userId} onChange={onChange} />
  const { session } = useRouteContext({ from: '/signed-in' })
  const shared = { userId, person: <PersonById userId={userId} />, onClose }
  return (
    <Suspense>
      {act === 'revoke-sessions' && <RevokeSessionsDialog {...shared} />}
      {act === 'renew-codes' && <RenewCodesDialog {...shared} />}
      {act === 'add-to-organization' && <AddToOrganizationAct userId={userId} onClose={onClose} />}
      {act === 'assign-role' && <AssignRoleAct userId={userId} onClose={onClose} />}
      {act === 'schedule-offboarding' && (
        <ScheduleOffboardingDialog {...shared} mayLeave={session.application.poolMode !== 'isolated'} />
      )}
      {act === 'reset-password' && <ResetPasswordDialog {...shared} verifyCaller={verifyCaller('password-link')} />}
      {act === 'impersonate' && <ImpersonateDialog {...shared} />}
      {act === 'reset-mfa' && <ResetMfaDialog {...shared} verifyCaller={verifyCaller('mfa-reset')} />}
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
const RevokeSessionsDialog = lazy(() =>
  import('../../features/user-sessions/components/revoke-sessions-dialog.tsx').then((m) => ({
    default: m.RevokeSessionsDialog,
  })),
)
const RenewCodesDialog = lazy(() =>
  import('../../features/authentication-methods/components/renew-codes-dialog.tsx').then((m) => ({
    default: m.RenewCodesDialog,
  })),
)
const AddToOrganizationAct = lazy(() =>
  import('./add-to-organization-act.tsx').then((m) => ({ default: m.AddToOrganizationAct })),
)
const AssignRoleAct = lazy(() => import('./assign-role-act.tsx').then((m) => ({ default: m.AssignRoleAct })))
const ScheduleOffboardingDialog = lazy(() =>
  import('../../features/users/components/schedule-offboarding-dialog.tsx').then((m) => ({
    default: m.ScheduleOffboardingDialog,
  })),
)
