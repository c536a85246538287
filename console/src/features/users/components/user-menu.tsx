import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { MenuItem, MenuPopup, MenuSeparator } from '../../../components/ui/menu.tsx'
import { copyText } from '../../../lib/copy-text.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { isKeptOut, type UserSummary, userLabel } from '../api/user.ts'
import type { UserDialogKind } from './user-dialogs.tsx'

/** One menu serves every row of the list: the rows hold nothing but their buttons. */
const rowMenu = BaseMenu.createHandle<UserSummary>()

export function UserMenuButton({ user }: { readonly user: UserSummary }) {
  return (
    <BaseMenu.Trigger
      handle={rowMenu}
      payload={user}
      render={<IconButton icon="dots" label={t('Actions for {name}', { name: userLabel(user) })} />}
    />
  )
}

interface UserMenuProps {
  readonly onOpen: (user: UserSummary) => void
  readonly onDialog: (kind: UserDialogKind, user: UserSummary) => void
  /** What other nouns can do for the person. */
  readonly moreItems?: ((user: UserSummary) => ReactNode) | undefined
}

export function UserMenu(props: UserMenuProps) {
  return (
    <BaseMenu.Root handle={rowMenu} modal={false}>
      {({ payload: user }) => user && <UserMenuItems user={user} {...props} />}
    </BaseMenu.Root>
  )
}

function UserMenuItems({ user, onOpen, onDialog, moreItems }: UserMenuProps & { readonly user: UserSummary }) {
  const maySuspend = useMay('suspend:users')
  const mayLockDown = useMay('lock_down:users')
  const mayDelete = useMay('delete:users')
  return (
    <MenuPopup>
      <MenuItem icon="user" onSelect={() => onOpen(user)}>
        {t('Open')}
      </MenuItem>
      <MenuItem icon="copy" onSelect={() => void copyText(user.id, t('User ID'))}>
        {t('Copy ID')}
      </MenuItem>
      {moreItems?.(user)}
      {(maySuspend || mayLockDown || mayDelete) && <MenuSeparator />}
      {maySuspend && !isKeptOut(user.status) && (
        <MenuItem icon="stop" onSelect={() => onDialog('suspend', user)}>
          {t('Suspend…')}
        </MenuItem>
      )}
      {maySuspend && isKeptOut(user.status) && (
        <MenuItem icon="play" onSelect={() => onDialog('activate', user)}>
          {t('Activate…')}
        </MenuItem>
      )}
      {mayLockDown && (
        <MenuItem icon="lock" isDangerous onSelect={() => onDialog('lock-down', user)}>
          {t('Lock down…')}
        </MenuItem>
      )}
      {mayDelete && (
        <MenuItem icon="trash" isDangerous onSelect={() => onDialog('delete', user)}>
          {t('Delete…')}
        </MenuItem>
      )}
    </MenuPopup>
  )
}
