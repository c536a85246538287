import type { MouseEvent } from 'react'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import type { UserSort } from '../api/list-search.ts'
import type { UserSummary } from '../api/user.ts'
import { SortHeader } from './sort-header.tsx'
import { StatusBadge } from './status-badge.tsx'
import { UserCell } from './user-cell.tsx'
import { UserMenuButton } from './user-menu.tsx'

interface UserTableProps {
  readonly caption: string
  readonly users: readonly UserSummary[]
  readonly sort: UserSort | undefined
  readonly onSort: (sort: UserSort | undefined) => void
}

export function UserTable({ caption, users, sort, onSort }: UserTableProps) {
  return (
    <table className="-mx-3 w-[calc(100%+1.5rem)] table-fixed border-separate border-spacing-0 text-table">
      <caption className="sr-only">{caption}</caption>
      <UserTableHead sort={sort} onSort={onSort} />
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </tbody>
    </table>
  )
}

interface UserTableHeadProps {
  readonly sort: UserSort | undefined
  readonly onSort: (sort: UserSort | undefined) => void
}

export function UserTableHead({ sort, onSort }: UserTableHeadProps) {
  const order = { sort, onSort }
  return (
    <thead className="[&_th]:sticky [&_th]:top-12 [&_th]:z-10 [&_th]:border-line [&_th]:border-b [&_th]:bg-canvas [&_th]:px-3 [&_th]:text-start">
      <tr>
        <SortHeader field="name" isText {...order}>
          {t('User')}
        </SortHeader>
        <th scope="col" className="w-[132px] font-normal text-muted">
          {t('Status')}
        </th>
        <th scope="col" className="w-[17%] font-normal text-muted max-desk:hidden">
          {t('Connection')}
        </th>
        <SortHeader field="signInCount" {...order} className="w-24 text-end! max-roomy:hidden">
          {t('Sign-ins')}
        </SortHeader>
        <SortHeader field="lastSignIn" {...order} className="w-[124px] text-end!">
          {t('Last sign-in')}
        </SortHeader>
        <SortHeader field="created" {...order} className="w-[112px] text-end!">
          {t('Created')}
        </SortHeader>
        <th scope="col" className="w-14">
          <span className="sr-only">{t('Actions')}</span>
        </th>
      </tr>
    </thead>
  )
}

function UserRow({ user }: { readonly user: UserSummary }) {
  return (
    // The link in the row is what keyboards use; the press anywhere is for the mouse.
    <tr onClick={openRow} className="group cursor-pointer hover:bg-hover [&>*]:border-line [&>*]:border-b [&>*]:px-3">
      <th scope="row" className="h-12 text-start font-normal">
        <UserCell user={user} />
      </th>
      <td>
        <StatusBadge status={user.status} />
      </td>
      <td className="truncate text-muted max-desk:hidden" title={user.connection ?? undefined}>
        {user.connection}
      </td>
      <td className="text-end tabular-nums max-roomy:hidden">{exactCount(user.signInCount)}</td>
      <td className="text-end tabular-nums">
        {user.lastSignInAt ? <TimeStamp at={user.lastSignInAt} /> : <span className="text-muted">{t('Never')}</span>}
      </td>
      <td className="text-end text-muted tabular-nums">
        <TimeStamp at={user.createdAt} />
      </td>
      <td className="text-end">
        <UserMenuButton user={user} />
      </td>
    </tr>
  )
}

/** A press anywhere in a row opens it, except on its controls and while text is being selected. */
function openRow(event: MouseEvent<HTMLTableRowElement>) {
  const target = event.target as Element
  if (target.closest('a, button') !== null || window.getSelection()?.isCollapsed === false) return
  event.currentTarget.querySelector<HTMLElement>('[data-row-link]')?.click()
}
