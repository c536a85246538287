import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { Badge } from '../../../components/ui/badge.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { type ApiKey, hasExpired, isForgotten } from '../api/api-key.ts'

export const keyColumns: readonly Column<ApiKey>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (apiKey) => <Name apiKey={apiKey} /> },
  {
    id: 'permissions',
    header: t('Permissions'),
    className: 'w-[136px] max-desk:hidden',
    cell: (apiKey) => <PermissionCount apiKey={apiKey} />,
  },
  {
    id: 'for',
    header: t('Belongs to'),
    className: 'w-[150px] max-roomy:hidden',
    cell: (apiKey) => <BelongsTo apiKey={apiKey} />,
  },
  {
    id: 'created',
    header: t('Created'),
    className: 'w-[110px] text-muted max-roomy:hidden',
    cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
  },
  { id: 'used', header: t('Last used'), className: 'w-[140px]', cell: (apiKey) => <LastUse apiKey={apiKey} /> },
  { id: 'expires', header: t('Expires'), className: 'w-[110px]', cell: (apiKey) => <End apiKey={apiKey} /> },
]

export function KeyLines({ apiKey }: { readonly apiKey: ApiKey }) {
  return (
    <div className="grid gap-1">
      <Name apiKey={apiKey} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-muted">
        <PermissionCount apiKey={apiKey} />
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

function PermissionCount({ apiKey: { permissions } }: { readonly apiKey: ApiKey }) {
  return <span title={permissions.join(', ')}>{tCount(permissions.length, '1 permission', '{count} permissions')}</span>
}

function BelongsTo({ apiKey: { organizationId, userId } }: { readonly apiKey: ApiKey }) {
  if (userId === null && organizationId === null)
    return <span className="text-muted">{t('The whole application')}</span>
  return (
    <span className="grid min-w-0">
      {userId !== null && (
        <Link to="/users/$userId/overview" params={{ userId }} title={userId} className={ownerClasses}>
          {userId}
        </Link>
      )}
      {organizationId !== null && (
        <Link
          to="/organizations/$organizationId/overview"
          params={{ organizationId }}
          title={organizationId}
          className={ownerClasses}
        >
          {organizationId}
        </Link>
      )}
    </span>
  )
}

const ownerClasses = '-my-1 truncate rounded-control py-1 font-mono text-accent text-meta hover:underline'

function LastUse({ apiKey }: { readonly apiKey: ApiKey }) {
  const { lastUsedAt, lastUsedIp } = apiKey
  return (
    <span title={lastUsedIp ?? undefined} className="grid justify-items-start gap-0.5">
      {lastUsedAt === null ? <span className="text-muted">{t('Never')}</span> : <TimeStamp at={lastUsedAt} />}
      {isForgotten(apiKey) && <Badge tone="warning">{t('Unused 90 days')}</Badge>}
    </span>
  )
}

function End({ apiKey }: { readonly apiKey: ApiKey }) {
  if (apiKey.expiresAt === null) return <span className="text-muted">{t('Never')}</span>
  if (hasExpired(apiKey)) return <Badge tone="neutral">{t('Expired')}</Badge>
  return <TimeStamp at={apiKey.expiresAt} />
}
