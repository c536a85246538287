import { useNavigate } from '@tanstack/react-router'
import { IconButton } from '../../components/ui/icon-button.tsx'
import { MenuItem } from '../../components/ui/menu.tsx'
import { useUnlock } from '../../features/sign-ins/components/use-unlock.ts'
import { type UserSummary, userLabel } from '../../features/users/api/user.ts'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { type UserAct, UserActDialog, UserActItems } from './user-actions.tsx'

export interface OpenRowAct {
  readonly act: UserAct
  readonly userId: string
}

interface UserRowItemsProps {
  readonly userId: string
  readonly isLocked: boolean
  readonly onOpen: (act: OpenRowAct) => void
}

/** What the menu of a row offers beside the acts of the users feature itself: the same as the person's own page. */
export function UserRowItems({ userId, isLocked, onOpen }: UserRowItemsProps) {
  const navigate = useNavigate()
  const mayUnlock = useMay('suspend:users')
  const unlocking = useUnlock()
  return (
    <>
      <MenuItem icon="lifebuoy" onSelect={() => void navigate({ to: '/users/$userId/overview', params: { userId } })}>
        {t("Why can't they log in?")}
      </MenuItem>
      {isLocked && mayUnlock && (
        <MenuItem icon="unlock" onSelect={() => unlocking.mutate(userId)}>
          {t('Unlock now')}
        </MenuItem>
      )}
      <UserActItems userId={userId} onOpen={(act) => onOpen({ act, userId })} />
    </>
  )
}

interface QuickActProps {
  readonly user: UserSummary
  readonly onOpen: (act: OpenRowAct) => void
}

/** What support is asked for most: to let somebody in who is locked out, and to sign somebody out. */
export function QuickAct({ user, onOpen }: QuickActProps) {
  const mayUnlock = useMay('suspend:users')
  const mayRevoke = useMay('revoke:sessions')
  const unlocking = useUnlock()
  const name = userLabel(user)
  if (user.status === 'locked' && mayUnlock) {
    return <IconButton icon="unlock" label={t('Unlock {name}', { name })} onClick={() => unlocking.mutate(user.id)} />
  }
  return mayRevoke ? (
    <IconButton
      icon="signOut"
      label={t('Revoke all sessions of {name}', { name })}
      onClick={() => onOpen({ act: 'revoke-sessions', userId: user.id })}
    />
  ) : null
}

interface UserRowDialogProps {
  readonly open: OpenRowAct | null
  readonly onClose: () => void
}

export function UserRowDialog({ open, onClose }: UserRowDialogProps) {
  if (open === null) return null
  return <UserActDialog act={open.act} userId={open.userId} onClose={onClose} />
}
