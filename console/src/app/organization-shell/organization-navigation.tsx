import { Link } from '@tanstack/react-router'
import { Icon, type IconName } from '../../components/ui/icon.tsx'
import { t } from '../../lib/text.ts'

interface OrganizationNavigationProps {
  readonly slug: string
  readonly onNavigate?: () => void
}

/** The section Admin, which only administrators are shown, as it says itself (S002-1, S002-2). */
export function OrganizationNavigation({ slug, onNavigate }: OrganizationNavigationProps) {
  return (
    <nav aria-label={t('Main')} className="flex min-h-0 flex-1 flex-col">
      <h2 id="admin-section" className="px-3 pt-1 pb-1.5 font-semibold text-meta text-muted">
        {t('Admin')}
      </h2>
      <ul aria-labelledby="admin-section" className="grid gap-0.5">
        {items.map(({ to, icon, label }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ slug }}
              onClick={onNavigate}
              activeOptions={{ includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
              className="flex h-9 items-center gap-2.5 rounded-control px-3 text-body hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-semibold aria-[current=page]:text-accent pointer-coarse:h-11"
            >
              <Icon name={icon} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-4 rounded-card border border-line bg-raised px-3 py-2 text-meta">
        <p className="flex items-center gap-1.5 font-semibold">
          <Icon name="lock" className="size-3.5" />
          {t('Admin Only')}
        </p>
        <p className="mt-0.5 text-muted">{t('This page is only visible to organization administrators.')}</p>
      </div>
    </nav>
  )
}

interface Item {
  readonly to: `/org/$slug/${'users' | 'invitations' | 'roles' | 'security' | 'domains' | 'branding' | 'audit'}`
  readonly icon: IconName
  readonly label: string
}

const items: readonly Item[] = [
  { to: '/org/$slug/users', icon: 'users', label: t('Users') },
  { to: '/org/$slug/invitations', icon: 'mail', label: t('Invitations') },
  { to: '/org/$slug/roles', icon: 'key', label: t('Roles') },
  { to: '/org/$slug/security', icon: 'shield', label: t('Security') },
  { to: '/org/$slug/domains', icon: 'link', label: t('Domains') },
  { to: '/org/$slug/branding', icon: 'sliders', label: t('Branding') },
  { to: '/org/$slug/audit', icon: 'eye', label: t('Audit log') },
]
