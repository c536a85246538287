import { useNavigate } from '@tanstack/react-router'
import { MenuItem } from '../../components/ui/menu.tsx'
import { t } from '../../lib/text.ts'
import { type UserAct, UserActDialog, UserActItems } from './user-actions.tsx'

export interface OpenRowAct {
  readonly act: UserAct
  readonly userId: string
}

interface UserRowItemsProps {
  readonly userId: string
  readonly onOpen: (act: OpenRowAct) => void
}

/** What the menu of a row offers beside the acts of the users feature itself: the same as the person's own page. */
export function UserRowItems({ userId, onOpen }: UserRowItemsProps) {
  const navigate = useNavigate()
  return (
    <>
      <MenuItem icon="lifebuoy" onSelect={() => void navigate({ to: '/users/$userId/overview', params: { userId } })}>
        {t("Why can't they log in?")}
      </MenuItem>
      <UserActItems userId={userId} onOpen={(act) => onOpen({ act, userId })} />
    </>
  )
}

interface UserRowDialogProps {
  readonly open: OpenRowAct | null
  readonly onClose: () => void
}

export function UserRowDialog({ open, onClose }: UserRowDialogProps) {
  if (open === null) return null
  return <UserActDialog act={open.act} userId={open.userId} onClose={onClose} />
}
