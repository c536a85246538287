import { Link, useRouteContext } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../components/ui/icon.tsx'
import { RunningJobsBadge } from '../../features/jobs/components/running-jobs-badge.tsx'
import { RecoveryBadge } from '../../features/recovery/components/recovery-badge.tsx'
import { type Permission, useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

interface NavigationProps {
  readonly onNavigate?: () => void
}

/** What the operator can open; what they cannot is absent (console.md 1.3). */
export function Navigation({ onNavigate }: NavigationProps) {
  const { session } = useRouteContext({ from: '/signed-in' })
  return (
    <nav aria-label={t('Main')}>
      <ul className="mb-4 grid gap-0.5">
        <NavigationItem
          to="/"
          icon="chart"
          label={t('Dashboard')}
          permission="read:user_events"
          onNavigate={onNavigate}
        />
      </ul>
      <p className="px-3 pt-1 pb-1.5 font-semibold text-meta text-muted group-data-collapsed/side:sr-only">
        {t('People')}
      </p>
      <ul className="grid gap-0.5">
        <NavigationItem to="/users" icon="users" label={t('Users')} permission="read:users" onNavigate={onNavigate} />
        <NavigationItem
          to="/recovery"
          icon="lifebuoy"
          label={t('Recovery requests')}
          permission="read:recovery_requests"
          onNavigate={onNavigate}
          badge={<RecoveryBadge />}
        />
        <NavigationItem
          to="/organizations"
          icon="building"
          label={t('Organizations')}
          permission="read:users"
          onNavigate={onNavigate}
        />
        <NavigationItem to="/roles" icon="key" label={t('Roles')} permission="read:roles" onNavigate={onNavigate} />
        <NavigationItem
          to="/outbox"
          icon="mail"
          label={t('Outbox')}
          permission="read:messages"
          onNavigate={onNavigate}
        />
      </ul>
      <p className="mt-4 px-3 pt-1 pb-1.5 font-semibold text-meta text-muted group-data-collapsed/side:sr-only">
        {t('Oversight')}
      </p>
      <ul className="grid gap-0.5">
        <NavigationItem
          to="/access"
          icon="shield"
          label={t('Who can…?')}
          permission="read:roles"
          onNavigate={onNavigate}
        />
        <NavigationItem
          to="/audit"
          icon="eye"
          label={t('Audit log')}
          permission="read:user_events"
          onNavigate={onNavigate}
        />
        <NavigationItem
          to="/jobs"
          icon="list"
          label={t('Jobs')}
          permission="read:jobs"
          onNavigate={onNavigate}
          badge={<RunningJobsBadge operatorId={session.operator.id} />}
        />
      </ul>
      <ul className="mt-4 grid gap-0.5">
        <NavigationItem
          to="/approvals"
          icon="check"
          label={t('Approvals')}
          permission="read:approvals"
          onNavigate={onNavigate}
        />
        <NavigationItem
          to="/apps"
          icon="device"
          label={t('Applications')}
          permission="read:clients"
          onNavigate={onNavigate}
        />
        <NavigationItem
          to="/keys"
          icon="key"
          label={t('API keys')}
          permission="read:api_keys"
          onNavigate={onNavigate}
        />
        <NavigationItem
          to="/settings/team"
          icon="user"
          label={t('Team')}
          permission="read:operators"
          onNavigate={onNavigate}
        />
        <NavigationItem
          to="/settings"
          icon="sliders"
          label={t('Settings')}
          permission="read:settings"
          onNavigate={onNavigate}
        />
      </ul>
    </nav>
  )
}

interface NavigationItemProps {
  readonly to:
    | '/'
    | '/users'
    | '/organizations'
    | '/recovery'
    | '/outbox'
    | '/roles'
    | '/access'
    | '/audit'
    | '/jobs'
    | '/approvals'
    | '/apps'
    | '/keys'
    | '/settings/team'
    | '/settings'
  readonly icon: IconName
  readonly label: string
  readonly permission: Permission
  readonly onNavigate: (() => void) | undefined
  /** Behind the label, such as how many wait. */
  readonly badge?: ReactNode
}

function NavigationItem({ to, icon, label, permission, onNavigate, badge }: NavigationItemProps) {
  const mayOpen = useMay(permission)
  if (!mayOpen) return null
  return (
    <li>
      <Link
        to={to}
        title={label}
        onClick={onNavigate}
        activeOptions={{ includeSearch: false, exact: to === '/' }}
        activeProps={{ 'aria-current': 'page' }}
        className="flex h-9 items-center gap-2.5 rounded-control px-3 text-body hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-semibold aria-[current=page]:text-accent pointer-coarse:h-11"
      >
        <Icon name={icon} />
        <span className="group-data-collapsed/side:sr-only">{label}</span>
        <span className="ms-auto flex group-data-collapsed/side:hidden">{badge}</span>
      </Link>
    </li>
  )
}
