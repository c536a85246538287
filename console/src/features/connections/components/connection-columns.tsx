import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { Badge } from '../../../components/ui/badge.tsx'
import { strategyLabel } from '../../../lib/strategy-words.ts'
import { t } from '../../../lib/text.ts'
import { type ConnectionRecord, connectionLabel } from '../api/connection.ts'

export const connectionColumns: readonly Column<ConnectionRecord>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (connection) => <Name connection={connection} /> },
  {
    id: 'kind',
    header: t('Kind'),
    className: 'w-[220px]',
    cell: ({ strategy }) => strategyLabel(strategy),
  },
  {
    id: 'state',
    header: t('Status'),
    className: 'w-[100px]',
    cell: ({ isEnabled }) => <ConnectionBadge isEnabled={isEnabled} />,
  },
]

export function ConnectionLines({ connection }: { readonly connection: ConnectionRecord }) {
  return (
    <div className="grid gap-1">
      <Name connection={connection} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-muted">
        <ConnectionBadge isEnabled={connection.isEnabled} />
        {strategyLabel(connection.strategy)}
      </div>
    </div>
  )
}

export function ConnectionBadge({ isEnabled }: { readonly isEnabled: boolean }) {
  return <Badge tone={isEnabled ? 'success' : 'neutral'}>{isEnabled ? t('On') : t('Off')}</Badge>
}

/** What a database asks of passwords is set elsewhere; mail has nothing to set. */
function Name({ connection }: { readonly connection: ConnectionRecord }) {
  const { id, name, displayName, isProvider, strategy } = connection
  const label = connectionLabel(connection)
  return (
    <div className="min-w-0">
      {isProvider ? (
        <Link
          to="/settings/connections/$connectionId"
          params={{ connectionId: id }}
          className={linkClasses}
          title={label}
        >
          {label}
        </Link>
      ) : strategy === 'auth0' ? (
        <Link to="/settings/passwords" className={linkClasses} title={label}>
          {label}
        </Link>
      ) : (
        <span className="block truncate font-semibold" title={label}>
          {label}
        </span>
      )}
      {displayName !== null && displayName !== name && (
        <p className="truncate text-meta text-muted" title={name}>
          {name}
        </p>
      )}
    </div>
  )
}

const linkClasses = '-my-0.5 block truncate py-0.5 font-semibold hover:underline'
