import type { ReactNode } from 'react'
import { Avatar } from '../../../components/ui/avatar.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../components/ui/menu.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { copyText } from '../../../lib/copy-text.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import { isKeptOut, shortId, type User, userLabel } from '../api/user.ts'
import { CreatedLine } from './created-line.tsx'
import { StatusBadge } from './status-badge.tsx'
import type { UserDialogKind } from './user-dialogs.tsx'

interface UserHeaderProps {
  readonly user: User
  readonly menuItems: ReactNode
  readonly alsoHere: ReactNode
  readonly facts: ReactNode
  /** What they are besides, beside their status. */
  readonly standing: ReactNode
  /** Ends the lock of whoever is locked. */
  readonly unlock: ReactNode
  readonly resetMfa: ReactNode
  readonly onDialog: (kind: UserDialogKind) => void
}

export function UserHeader({ user, alsoHere, facts, standing, ...actions }: UserHeaderProps) {
  const label = userLabel(user)
  // Where the buttons stand below the title, nobody who comes may move them.
  const isBeside = useFitsTable()
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <Avatar label={label} isLarge />
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <PageTitle trail={[label, t('Users')]} className="min-w-0 break-words font-semibold text-hero tracking-tight">
            {label}
          </PageTitle>
          <StatusBadge user={user} isFull />
          {standing}
          {isBeside && alsoHere}
        </div>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-table">
          {user.email && (
            <span className="inline-flex min-w-0 items-center gap-1">
              {user.email !== label && <Copyable text={user.email} what={t('e-mail address')} />}
              {user.emailVerified && (
                <span title={t('E-mail verified')} className="inline-flex text-success">
                  <Icon name="check" />
                  <span className="sr-only">{t('E-mail verified')}</span>
                </span>
              )}
            </span>
          )}
          <Copyable text={user.id} shown={shortId(user.id)} what={t('user ID')} isCode />
          <CreatedLine user={user} />
          {facts}
        </p>
      </div>
      <UserHeaderActions user={user} {...actions} />
      <div className="basis-full empty:hidden">{!isBeside && alsoHere}</div>
    </header>
  )
}

type UserHeaderActionsProps = Omit<UserHeaderProps, 'alsoHere' | 'facts' | 'standing'>

/** At most three buttons; the first one is what the state calls for. */
function UserHeaderActions({ user, menuItems, unlock, resetMfa, onDialog }: UserHeaderActionsProps) {
  const maySuspend = useMay('suspend:users')
  const mayLockDown = useMay('lock_down:users')
  const mayDelete = useMay('delete:users')
  const isActive = !isKeptOut(user.status)
  return (
    <div className="flex flex-wrap items-center gap-2">
      {user.status === 'locked' && unlock}
      {maySuspend && (
        // One button whose words follow the state, so that the focus finds it again after the dialog.
        <Button
          icon={isActive ? 'stop' : 'play'}
          tone={isActive ? 'danger-quiet' : 'primary'}
          onClick={() => onDialog(isActive ? 'suspend' : 'activate')}
        >
          {isActive ? t('Suspend') : t('Activate')}
        </Button>
      )}
      {resetMfa}
      <Menu trigger={<Button opensMenu>{t('More')}</Button>}>
        <MenuItem icon="copy" onSelect={() => void copyText(user.id, t('User ID'))}>
          {t('Copy ID')}
        </MenuItem>
        {menuItems}
        {(mayLockDown || mayDelete) && <MenuSeparator />}
        {mayLockDown && (
          <MenuItem icon="lock" isDangerous onSelect={() => onDialog('lock-down')}>
            {t('Lock down…')}
          </MenuItem>
        )}
        {mayDelete && (
          <MenuItem icon="trash" isDangerous onSelect={() => onDialog('delete')}>
            {t('Delete…')}
          </MenuItem>
        )}
      </Menu>
    </div>
  )
}
