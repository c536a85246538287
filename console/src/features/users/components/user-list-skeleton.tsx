import { SkeletonLine } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import type { UserSort } from '../api/list-search.ts'
import { UserTableHead } from './user-table.tsx'

interface UserListSkeletonProps {
  readonly size: number
  readonly sort: UserSort | undefined
  readonly isTable: boolean
}

/** The shape of the list before its first answer: the same columns, at most ten rows. */
export function UserListSkeleton({ size, sort, isTable }: UserListSkeletonProps) {
  const rows = Array.from({ length: Math.min(10, size) }, (_, row) => row)
  return (
    <div aria-busy="true" className="appear-late">
      <p role="status" className="mb-2 min-h-5 text-muted text-table">
        {t('Loading users…')}
      </p>
      {isTable ? (
        <table className="-mx-3 w-[calc(100%+1.5rem)] table-fixed border-separate border-spacing-0 text-table">
          <UserTableHead sort={sort} onSort={() => undefined} />
          <tbody>
            {rows.map((row) => (
              <SkeletonRow key={row} row={row} />
            ))}
          </tbody>
        </table>
      ) : (
        <div className="-mx-4 border-line border-t">
          {rows.map((row) => (
            <div key={row} className="grid h-[74px] content-center gap-2 border-line border-b px-4">
              <SkeletonLine seed={row} />
              <SkeletonLine seed={row + 2} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function SkeletonRow({ row }: { readonly row: number }) {
  return (
    <tr className="[&>td]:h-12 [&>td]:border-line [&>td]:border-b [&>td]:px-3">
      <td>
        <div className="flex items-center gap-3">
          <span className="skeleton size-8 rounded-full" />
          <SkeletonLine seed={row} className="max-w-48" />
        </div>
      </td>
      <td>
        <SkeletonLine seed={row + 1} />
      </td>
      <td className="max-desk:hidden">
        <SkeletonLine seed={row + 2} />
      </td>
      <td className="max-roomy:hidden">
        <SkeletonLine seed={row + 3} className="ms-auto" />
      </td>
      <td>
        <SkeletonLine seed={row + 4} className="ms-auto" />
      </td>
      <td>
        <SkeletonLine seed={row} className="ms-auto" />
      </td>
      <td />
    </tr>
  )
}
