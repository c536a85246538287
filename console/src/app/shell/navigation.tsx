import { Link, useLocation, useRouteContext } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { Icon } from '../../components/ui/icon.tsx'
import { RunningJobsBadge } from '../../features/jobs/components/running-jobs-badge.tsx'
import { RecoveryBadge } from '../../features/recovery/components/recovery-badge.tsx'
import { usePermissions } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { type PagePath, pages, type Section, sections } from '../pages.ts'

interface NavigationProps {
  readonly onNavigate?: () => void
}

/** What the operator can open; what they cannot is absent (console.md 1.3). */
export function Navigation({ onNavigate }: NavigationProps) {
  const { session } = useRouteContext({ from: '/signed-in' })
  const permissions = usePermissions()
  const { pathname } = useLocation()
  const shown = pages.filter(({ permission }) => permission === undefined || permissions.has(permission))
  /** Behind the label, such as how many wait. */
  const badges: Partial<Record<PagePath, ReactNode>> = {
    '/recovery': <RecoveryBadge />,
    '/jobs': <RunningJobsBadge operatorId={session.operator.id} />,
  }
  return (
    <nav aria-label={t('Main')}>
      {sections.map((section) => (
        <Fragment key={section}>
          {titles[section] && (
            <p className="px-3 pt-1 pb-1.5 font-semibold text-meta text-muted group-data-collapsed/side:sr-only">
              {titles[section]}
            </p>
          )}
          <ul className="mb-4 grid gap-0.5">
            {shown
              .filter((page) => page.section === section)
              .map(({ path, label, icon }) => (
                <li key={path}>
                  <Link
                    to={path}
                    title={label}
                    onClick={onNavigate}
                    activeOptions={{ includeSearch: false, exact: path === '/' || isWithinOther(path, pathname) }}
                    activeProps={{ 'aria-current': 'page' }}
                    className="flex h-9 items-center gap-2 rounded-control px-3 text-body hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-semibold aria-[current=page]:text-accent pointer-coarse:h-11"
                  >
                    <Icon name={icon} />
                    <span className="min-w-0 leading-4 hyphens-auto [overflow-wrap:anywhere] group-data-collapsed/side:sr-only">
                      {label}
                    </span>
                    <span className="ms-auto flex empty:hidden group-data-collapsed/side:hidden">{badges[path]}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </Fragment>
      ))}
    </nav>
  )
}

/** The team stands below the settings by its address, and beside them here: one of them is where somebody is. */
function isWithinOther(path: PagePath, pathname: string): boolean {
  return pages.some((other) => other.section && other.path.startsWith(`${path}/`) && pathname.startsWith(other.path))
}

const titles: Readonly<Record<Section, string | null>> = {
  start: null,
  people: t('People'),
  access: t('Access'),
  oversight: t('Oversight'),
  setup: null,
}
