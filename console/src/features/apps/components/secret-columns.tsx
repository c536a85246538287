import type { Column } from '../../../components/data-table/column.ts'
import { Badge } from '../../../components/ui/badge.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { AppSecret } from '../api/app-secrets.ts'

export const secretColumns: readonly Column<AppSecret>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (secret) => <Name secret={secret} /> },
  { id: 'created', header: t('Created'), className: 'w-[190px]', cell: (secret) => <Created secret={secret} /> },
  {
    id: 'used',
    header: t('Last used'),
    className: 'w-[120px] text-muted',
    cell: (secret) => <LastUse secret={secret} />,
  },
  { id: 'expires', header: t('Expires'), className: 'w-[150px]', cell: (secret) => <End secret={secret} /> },
]

/** What the columns say, where there is no room for them. */
export function SecretLines({ secret }: { readonly secret: AppSecret }) {
  return (
    <div className="grid gap-1">
      <Name secret={secret} />
      <div className="flex flex-wrap gap-x-3 gap-y-1 text-meta text-muted">
        <span>{tNodes('Created: {when}', { when: <Created secret={secret} isOneLine /> })}</span>
        <span>{tNodes('Last used: {when}', { when: <LastUse secret={secret} /> })}</span>
        <span className="inline-flex items-center gap-1">
          {tNodes('Expires: {when}', { when: <End secret={secret} /> })}
        </span>
      </div>
    </div>
  )
}

/** How it is called in sentences. */
export function secretName({ name }: AppSecret): string {
  return name ?? t('Secret without a name')
}

function Name({ secret }: { readonly secret: AppSecret }) {
  return (
    <span title={secretName(secret)} className={secret.name === null ? 'text-muted' : 'block truncate font-semibold'}>
      {secretName(secret)}
    </span>
  )
}

function Created({
  secret: { createdAt, createdBy },
  isOneLine = false,
}: {
  readonly secret: AppSecret
  readonly isOneLine?: boolean
}) {
  const by = createdBy === null ? null : t('by {name}', { name: createdBy.name })
  if (isOneLine) {
    return (
      <>
        <TimeStamp at={createdAt} /> {by}
      </>
    )
  }
  return (
    <span className="grid min-w-0">
      <TimeStamp at={createdAt} />
      {by !== null && (
        <span title={by} className="truncate text-meta text-muted">
          {by}
        </span>
      )}
    </span>
  )
}

function LastUse({ secret: { lastUsedAt } }: { readonly secret: AppSecret }) {
  return lastUsedAt === null ? t('Never') : <TimeStamp at={lastUsedAt} />
}

function End({ secret: { expiresAt, state } }: { readonly secret: AppSecret }) {
  if (expiresAt === null) return <span className="text-muted">{t('Never')}</span>
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <TimeStamp at={expiresAt} />
      {state === 'ending' && <Badge tone="warning">{t('Soon')}</Badge>}
      {state === 'ended' && <Badge tone="neutral">{t('Ended')}</Badge>}
    </span>
  )
}
