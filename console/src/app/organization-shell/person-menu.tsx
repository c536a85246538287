import { MenuItem } from '../../components/ui/menu.tsx'
import type { OrganizationSession } from '../../features/organization-users/api/organization-session.ts'
import { t } from '../../lib/text.ts'
import { AccountMenu } from '../shell/account-menu.tsx'

/** Of the person who is signed in: their own account, where they also sign out. */
export function PersonMenu({ user }: { readonly user: OrganizationSession['user'] }) {
  const label = user.name || user.email || user.id
  return (
    <AccountMenu
      label={label}
      facts={user.email !== label && <p className="truncate text-meta text-muted">{user.email}</p>}
    >
      <MenuItem icon="user" onSelect={() => location.assign('/account')}>
        {t('Your account')}
      </MenuItem>
    </AccountMenu>
  )
}
