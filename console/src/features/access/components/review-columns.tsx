import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { Badge } from '../../../components/ui/badge.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { roleInWords } from '../../../lib/role-words.ts'
import { t } from '../../../lib/text.ts'
import { factorOf, factsOf, type ReviewRow, type Verdict, warningsOf } from '../api/review-rows.ts'
import { wayInWords } from '../api/way-in-words.ts'

export interface ReviewView {
  readonly owners: number
  readonly now: Date
  readonly verdictOf: (row: ReviewRow) => Verdict | null
  /** Why it cannot be removed here. */
  readonly refusalOf: (row: ReviewRow) => string | null
  readonly onDecide: (row: ReviewRow, verdict: Verdict) => void
}

export function reviewColumns(view: ReviewView): readonly Column<ReviewRow>[] {
  return [
    { id: 'name', header: t('Name'), isRowHeader: true, cell: (row) => <Who row={row} /> },
    {
      id: 'how',
      header: t('How'),
      cell: (row) => (
        <span className="line-clamp-2" title={reasonInWords(row)}>
          {reasonInWords(row)}
        </span>
      ),
    },
    {
      id: 'warnings',
      header: t('To look at'),
      className: 'w-[210px] max-desk:hidden',
      cell: (row) => <Warnings row={row} view={view} />,
    },
    {
      id: 'since',
      header: t('Since'),
      isAtEnd: true,
      className: 'w-[112px] text-muted max-desk:hidden',
      cell: (row) => <When at={factsOf(row).since} none="–" />,
    },
    {
      id: 'last',
      header: t('Last sign-in'),
      isAtEnd: true,
      className: 'w-[112px] text-muted',
      cell: (row) => <When at={factsOf(row).lastSignInAt} none={t('Never')} />,
    },
    {
      id: 'decision',
      header: t('Decision'),
      className: 'w-[200px]',
      cell: (row) => <Decision row={row} view={view} />,
    },
  ]
}

export function ReviewLines({ row, view }: { readonly row: ReviewRow; readonly view: ReviewView }) {
  return (
    <div className="grid gap-1">
      <Who row={row} />
      <p className="truncate text-muted text-table">{reasonInWords(row)}</p>
      <Warnings row={row} view={view} />
      <Decision row={row} view={view} />
    </div>
  )
}

function Who({ row }: { readonly row: ReviewRow }) {
  const shown = 'block truncate rounded-control font-semibold'
  if (row.kind === 'operator') {
    return (
      <Link to="/settings/team" data-row-link={row.key} className={`${shown} hover:text-accent`}>
        {nameOf(row)}
      </Link>
    )
  }
  const { id } = row.holding.user
  return (
    <Link
      to="/users/$userId/roles"
      params={{ userId: id }}
      data-row-link={row.key}
      className={`${shown} hover:text-accent`}
    >
      {nameOf(row)}
    </Link>
  )
}

function When({ at, none }: { readonly at: string | null; readonly none: string }) {
  return at === null ? none : <TimeStamp at={at} />
}

function Warnings({ row, view }: { readonly row: ReviewRow; readonly view: ReviewView }) {
  const warnings = warningsOf(row, view.owners, view.now)
  const factor = factorOf(row)
  if (warnings.length === 0) {
    return (
      <span className="text-muted text-table">
        {factor === null ? t('Nothing stands out') : t('{factor}, nothing stands out', { factor })}
      </span>
    )
  }
  return (
    <span className="flex flex-wrap items-center gap-1 py-1">
      {factor !== null && <span className="text-muted text-table">{factor}</span>}
      {warnings.map((warning) => (
        <Badge key={warning} tone="warning">
          {warning}
        </Badge>
      ))}
    </span>
  )
}

function Decision({ row, view }: { readonly row: ReviewRow; readonly view: ReviewView }) {
  const verdict = view.verdictOf(row)
  const refusal = view.refusalOf(row)
  return (
    <fieldset aria-label={t('Decision about {name}', { name: nameOf(row) })} className="-mx-2 flex min-w-0 flex-wrap">
      <Choice
        type="radio"
        name={row.key}
        label={t('Keep')}
        checked={verdict === 'keep'}
        onChange={() => view.onDecide(row, 'keep')}
      />
      {refusal === null ? (
        <Choice
          type="radio"
          name={row.key}
          label={t('Remove')}
          checked={verdict === 'remove'}
          onChange={() => view.onDecide(row, 'remove')}
        />
      ) : (
        <span className="px-2 py-1.5 text-meta text-muted">{refusal}</span>
      )}
    </fieldset>
  )
}

function nameOf(row: ReviewRow): string {
  if (row.kind === 'operator') return row.operator.name ?? row.operator.email
  const { user } = row.holding
  return user.name ?? user.email ?? user.id
}

function reasonInWords(row: ReviewRow): string {
  return row.kind === 'operator'
    ? t('operator, by the role {role}', { role: roleInWords(row.operator.role) })
    : wayInWords(row.holding)
}
