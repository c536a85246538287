import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { Badge } from '../../../components/ui/badge.tsx'
import { Popover } from '../../../components/ui/popover.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { type ApiKey, hasExpired, isForgotten } from '../api/api-key.ts'

type Names = Readonly<Record<string, string>>

export const keyColumns = (names: Names): readonly Column<ApiKey>[] => [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (apiKey) => <Name apiKey={apiKey} /> },
  {
    id: 'permissions',
    header: t('Permissions'),
    className: 'w-[132px] max-desk:hidden',
    cell: (apiKey) => <PermissionCount apiKey={apiKey} />,
  },
  {
    id: 'for',
    header: t('Belongs to'),
    className: 'w-[130px] max-roomy:hidden',
    cell: (apiKey) => <BelongsTo apiKey={apiKey} names={names} />,
  },
  {
    id: 'created',
    header: t('Created'),
    className: 'w-[100px] text-muted max-roomy:hidden',
    cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
  },
  { id: 'used', header: t('Last used'), className: 'w-[124px]', cell: (apiKey) => <LastUse apiKey={apiKey} /> },
  { id: 'expires', header: t('Expires'), className: 'w-[100px]', cell: (apiKey) => <End apiKey={apiKey} /> },
]

export function KeyLines({ apiKey, names }: { readonly apiKey: ApiKey; readonly names: Names }) {
  return (
    <div className="grid gap-1">
      <Name apiKey={apiKey} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-muted">
        <PermissionCount apiKey={apiKey} />
        <BelongsTo apiKey={apiKey} names={names} />
        <span className="inline-flex items-center gap-1">
          {tNodes('Last used: {when}', { when: <LastUse apiKey={apiKey} /> })}
        </span>
        <span className="inline-flex items-center gap-1">
          {tNodes('Expires: {when}', { when: <End apiKey={apiKey} /> })}
        </span>
      </div>
    </div>
  )
}

function Name({ apiKey: { name, secretStart } }: { readonly apiKey: ApiKey }) {
  return (
    <div className="min-w-0">
      <p className="truncate font-semibold" title={name}>
        {name}
      </p>
      {secretStart !== null && <p className="truncate font-mono text-meta text-muted">{`${secretStart}…`}</p>}
    </div>
  )
}

/** Which they are is read by whoever opens it, with a pointer or without one. */
function PermissionCount({ apiKey: { name, permissions } }: { readonly apiKey: ApiKey }) {
  const count = tCount(permissions.length, '1 permission', '{count} permissions')
  return (
    <Popover
      title={t('Permissions of {name}', { name })}
      align="start"
      className="max-h-80 w-64"
      trigger={
        <button
          type="button"
          aria-label={t('{count} of {name}', { count, name })}
          className="min-h-6 rounded-control text-start underline decoration-dotted underline-offset-2 hover:text-accent"
        >
          {count}
        </button>
      }
    >
      <ul className="grid gap-0.5 px-2 pb-1">
        {[...permissions].sort().map((permission) => (
          <li key={permission}>
            <code className="font-mono text-meta">{permission}</code>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

interface BelongsToProps {
  readonly apiKey: ApiKey
  readonly names: Names
}

function BelongsTo({ apiKey: { organizationId, userId }, names }: BelongsToProps) {
  if (userId === null && organizationId === null)
    return <span className="text-muted">{t('The whole application')}</span>
  return (
    <span className="grid min-w-0">
      {userId !== null && (
        <Link to="/users/$userId/overview" params={{ userId }} title={userId} className={ownerClasses}>
          {names[userId] ?? userId}
        </Link>
      )}
      {organizationId !== null && (
        <Link
          to="/organizations/$organizationId/overview"
          params={{ organizationId }}
          title={organizationId}
          className={ownerClasses}
        >
          {names[organizationId] ?? organizationId}
        </Link>
      )}
    </span>
  )
}

const ownerClasses = '-my-1 truncate rounded-control py-1 text-accent text-table hover:underline'

function LastUse({ apiKey }: { readonly apiKey: ApiKey }) {
  const { lastUsedAt, lastUsedIp } = apiKey
  return (
    <span className="grid min-w-0 justify-items-start gap-0.5">
      {lastUsedAt === null ? <span className="text-muted">{t('Never')}</span> : <TimeStamp at={lastUsedAt} />}
      {lastUsedIp !== null && <span className="max-w-full truncate text-meta text-muted">{lastUsedIp}</span>}
      {isForgotten(apiKey) && <Badge tone="warning">{t('Unused 90 days')}</Badge>}
    </span>
  )
}

function End({ apiKey }: { readonly apiKey: ApiKey }) {
  if (apiKey.expiresAt === null) return <span className="text-muted">{t('Never')}</span>
  if (hasExpired(apiKey)) return <Badge tone="neutral">{t('Expired')}</Badge>
  return <TimeStamp at={apiKey.expiresAt} />
}
