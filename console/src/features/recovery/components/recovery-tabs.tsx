import { TabLink, TabStrip } from '../../../components/ui/tab-strip.tsx'
import { t } from '../../../lib/text.ts'
import type { RecoverySearch, RecoveryTab } from '../api/recovery-search.ts'

interface RecoveryTabsProps {
  readonly search: RecoverySearch
  /** How many wait: "3", "99+". Null while nobody knows. */
  readonly waiting: string | null
}

/** The tabs are links, so that each can be shared and returned to. */
export function RecoveryTabs({ search, waiting }: RecoveryTabsProps) {
  const { tab: shown = 'waiting', after: _after, ...filters } = search
  return (
    <TabStrip label={t('Requests by state')}>
      {tabs.map(({ tab, label }) => (
        <TabLink
          key={tab}
          to="/recovery"
          // The shown one keeps its place, so that it counts as the current page on every page of the list.
          search={tab === shown ? search : tab === 'waiting' ? { ...filters, tab: undefined } : { ...filters, tab }}
          activeOptions={{ exact: true, includeSearch: true }}
          className="gap-1.5"
        >
          {label}
          {tab === 'waiting' && waiting !== null && <span className="tabular-nums">{waiting}</span>}
        </TabLink>
      ))}
    </TabStrip>
  )
}

const tabs: readonly { readonly tab: RecoveryTab; readonly label: string }[] = [
  { tab: 'waiting', label: t('Waiting') },
  { tab: 'approved', label: t('Approved') },
  { tab: 'denied', label: t('Denied') },
  { tab: 'expired', label: t('Expired') },
  { tab: 'all', label: t('All') },
]
