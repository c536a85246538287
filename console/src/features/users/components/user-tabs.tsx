import { TabLink, TabStrip } from '../../../components/ui/tab-strip.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'

/** By the path of the tab, as it is written: "3", "50+". */
export type TabCounts = Readonly<Partial<Record<(typeof tabs)[number]['path'], string>>>

interface UserTabsProps {
  readonly userId: string
  readonly counts: TabCounts
}

export function UserTabs({ userId, counts }: UserTabsProps) {
  const mayReadSessions = useMay('read:sessions')
  const may = {
    sessions: mayReadSessions,
    tokens: mayReadSessions,
    roles: useMay('read:roles'),
    audit: useMay('read:user_events'),
  }
  const shown = tabs.filter(({ path }) => may[path as keyof typeof may] ?? true)
  return (
    <TabStrip label={t('User')}>
      {shown.map(({ path, label }) => (
        <TabLink key={path} to={`/users/$userId/${path}`} params={{ userId }} resetScroll={false}>
          {label}
          {counts[path] !== undefined && (
            <span aria-hidden="true" className="ms-1.5 text-meta text-muted tabular-nums">
              {counts[path]}
            </span>
          )}
        </TabLink>
      ))}
    </TabStrip>
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
