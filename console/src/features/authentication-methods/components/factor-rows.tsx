import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { hasOwnName, type Method, methodIcon, methodKind } from '../api/method.ts'

interface FactorRowsProps {
  readonly methods: readonly Method[]
  /** Null for those who may only look. */
  readonly onRemove: ((method: Method) => void) | null
  readonly onRename: ((method: Method) => void) | null
}

/** Rows for a list that others add rows to. */
export function FactorRows({ methods, onRemove, onRename }: FactorRowsProps) {
  return methods.map((method) => (
    <li
      key={method.id}
      className="flex flex-wrap items-start gap-3 border-line border-b px-4 py-3 text-table last:border-b-0"
    >
      <Icon name={methodIcon(method)} className="mt-0.5 text-muted" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{methodKind(method)}</span>
          {(method.name ?? method.destination) && (
            <span className="break-words">{method.name ?? method.destination}</span>
          )}
          {method.confirmedAt === null && <Badge tone="neutral">{t('Not finished')}</Badge>}
        </p>
        <p className="text-meta text-muted">
          {tNodes('Added {time}', { time: <TimeStamp at={method.createdAt} /> })}
          {' · '}
          {method.lastUsedAt ? tNodes('used {time}', { time: <TimeStamp at={method.lastUsedAt} /> }) : t('never used')}
          {method.isBackedUp === true && ` · ${t('synced to other devices')}`}
        </p>
      </div>
      <span className="flex flex-wrap justify-end gap-2">
        {onRename && hasOwnName(method) && (
          <Button
            tone="quiet"
            aria-label={t('Rename {method}', { method: spokenName(method) })}
            onClick={() => onRename(method)}
          >
            {t('Rename')}
          </Button>
        )}
        {onRemove && (
          <Button aria-label={t('Remove {method}', { method: spokenName(method) })} onClick={() => onRemove(method)}>
            {t('Remove')}
          </Button>
        )}
      </span>
    </li>
  ))
}

function spokenName(method: Method): string {
  const kind = methodKind(method)
  const own = method.name ?? method.destination
  return own === null ? kind : `${kind}, ${own}`
}
