// What the columns of the list have in common: their kind, and how a cell says nothing, a time, or the first of several.
import type { ReactNode } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import type { Included } from '../api/list-users.ts'
import type { ListedUser } from '../api/user.ts'

/** `include`: what the server is asked for besides while the column is shown. */
export type UserColumn = Column<ListedUser> & { readonly include?: Included }

export const nothing = <span className="text-muted">–</span>

export function quiet(text: string | null | undefined): ReactNode {
  if (!text) return nothing
  return (
    <span className="block truncate text-muted" title={text}>
      {text}
    </span>
  )
}

export function moment(at: string | null): ReactNode {
  return at ? <TimeStamp at={at} /> : <span className="text-muted">{t('Never')}</span>
}

export const narrow = { className: 'w-[116px] whitespace-nowrap', isAtEnd: true } as const

export function firstAndMore(first: string | undefined, more = 0, whole = first): ReactNode {
  if (first === undefined || first === '') return nothing
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={whole}>
      <span className="truncate">{first}</span>
      {more > 0 && <span className="shrink-0 text-meta text-muted">+{more}</span>}
    </span>
  )
}
