import { Link } from '@tanstack/react-router'
import { IconButton } from '../../components/ui/icon-button.tsx'
import { Logo } from '../../components/ui/logo.tsx'
import { OrganizationSwitcher } from '../../features/organizations/components/organization-switcher.tsx'
import type { Session } from '../../features/session/api/session.ts'
import { t } from '../../lib/text.ts'
import { PaletteHost } from '../palette/palette-host.tsx'
import { Bell } from './bell.tsx'
import { EnvironmentStrip } from './environment-note.tsx'
import { RouteProgress } from './route-progress.tsx'
import { UserMenu } from './user-menu.tsx'

interface HeaderProps {
  readonly session: Session
  /** Null where the navigation is on the page. */
  readonly onOpenNavigation: (() => void) | null
}

export function Header({ session, onOpenNavigation }: HeaderProps) {
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-line border-b bg-canvas px-3 desk:px-4">
      {onOpenNavigation && <IconButton icon="menu" label={t('Open navigation')} onClick={onOpenNavigation} />}
      <Link to="/" className="inline-flex items-center gap-2 rounded-control font-semibold text-body tracking-tight">
        <Logo />
        <span className="max-[22.5rem]:sr-only">Rollcall</span>
      </Link>
      <OrganizationSwitcher />
      <div className="ms-auto flex items-center gap-1.5">
        <PaletteHost />
        <Bell operatorId={session.operator.id} />
        <UserMenu operator={session.operator} />
      </div>
      {session.environment !== null && <EnvironmentStrip />}
      <RouteProgress />
    </header>
  )
}
