import { Link } from '@tanstack/react-router'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'

/** The tabs are links with an address each, so that every one can be opened, shared and returned to. */
export function UserTabs({ userId }: { readonly userId: string }) {
  const mayReadSessions = useMay('read:sessions')
  const may = {
    sessions: mayReadSessions,
    tokens: mayReadSessions,
    roles: useMay('read:roles'),
    audit: useMay('read:user_events'),
  }
  const shown = tabs.filter(({ path }) => may[path as keyof typeof may] ?? true)
  return (
    <nav aria-label={t('User')} className="-mx-4 overflow-x-auto border-line border-b px-4 desk:mx-0 desk:px-0">
      <ul className="flex gap-1">
        {shown.map(({ path, label }) => (
          <li key={path}>
            <Link
              to={`/users/$userId/${path}`}
              params={{ userId }}
              resetScroll={false}
              activeProps={{ 'aria-current': 'page' }}
              className="inline-flex h-10 items-center border-transparent border-b-2 px-3 text-muted text-table -outline-offset-2 hover:text-fg aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-fg"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const tabs = [
  { path: 'overview', label: t('Overview') },
  { path: 'sessions', label: t('Sessions') },
  { path: 'security', label: t('Security') },
  { path: 'roles', label: t('Roles') },
  { path: 'organizations', label: t('Organizations') },
  { path: 'identities', label: t('Identities') },
  { path: 'tokens', label: t('Tokens') },
  { path: 'data', label: t('Data') },
  { path: 'audit', label: t('Audit') },
] as const
