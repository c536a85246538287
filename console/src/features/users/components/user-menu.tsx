import { createContext, type ReactNode, useContext } from 'react'
import { useWasNear } from '../../../components/data-table/row-near.ts'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../components/ui/menu.tsx'
import { copyText } from '../../../lib/copy-text.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { isKeptOut, type UserSummary, userLabelInFull } from '../api/user.ts'
import type { UserDialogKind } from './user-dialogs.tsx'

interface UserMenuActs {
  readonly onOpen: (user: UserSummary) => void
  readonly onDialog: (kind: UserDialogKind, user: UserSummary) => void
  /** What other nouns can do for the person. */
  readonly moreItems?: ((user: UserSummary) => ReactNode) | undefined
  /** One of those as a button with an icon alone. */
  readonly quickAct?: ((user: UserSummary) => ReactNode) | undefined
}

/** What the menus of the rows do; the page says it once for all of them. */
export const UserMenuContext = createContext<UserMenuActs | null>(null)

/** A row holds a button alone until it is pressed. */
export function UserMenuButton({ user }: { readonly user: UserSummary }) {
  const acts = useContext(UserMenuContext)
  const wasNear = useWasNear()
  if (acts === null) return null
  return (
    <>
      {wasNear && <QuickActs user={user} {...acts} />}
      <Menu trigger={<IconButton icon="dots" label={t('Actions for {name}', { name: userLabelInFull(user) })} />}>
        <UserMenuItems user={user} {...acts} />
      </Menu>
    </>
  )
}

/** The two that are wanted most, over the end of a row that the mouse or the focus is in (console.md 2.1). */
function QuickActs({ user, onDialog, quickAct }: UserMenuActs & { readonly user: UserSummary }) {
  const maySuspend = useMay('suspend:users')
  const name = userLabelInFull(user)
  return (
    <span className={quickClasses}>
      {quickAct?.(user)}
      {maySuspend &&
        (isKeptOut(user.status) ? (
          <IconButton icon="play" label={t('Activate {name}', { name })} onClick={() => onDialog('activate', user)} />
        ) : (
          <IconButton icon="stop" label={t('Suspend {name}', { name })} onClick={() => onDialog('suspend', user)} />
        ))}
    </span>
  )
}

const quickClasses =
  'pointer-events-none absolute inset-y-0 end-full my-auto hidden h-fit rounded-control border border-line bg-raised opacity-0 empty:hidden! group-focus-within:pointer-events-auto group-focus-within:opacity-100 group-hover:pointer-events-auto group-hover:opacity-100 pointer-fine:roomy:inline-flex [&>button]:size-7'

function UserMenuItems({ user, onOpen, onDialog, moreItems }: UserMenuActs & { readonly user: UserSummary }) {
  const maySuspend = useMay('suspend:users')
  const mayLockDown = useMay('lock_down:users')
  const mayDelete = useMay('delete:users')
  return (
    <>
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
    </>
  )
}
