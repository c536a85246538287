// The list without pages: what is in sight is said above its last rows, and both ends have a button for people who do not scroll.
import type { ReactNode } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { exactCount, roundedCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import type { Included, UserPage } from '../api/list-users.ts'
import type { SelectionHandle, Total } from '../api/selection.ts'
import { PageSizeMenu } from './page-size-menu.tsx'
import { useScrolledUsers } from './use-scrolled-users.ts'
import { useUserSelection } from './use-user-selection.ts'
import { UserResults, type UserResultsProps } from './user-results.tsx'

interface ScrolledUsersProps extends Omit<UserResultsProps, 'selection' | 'stretch'> {
  readonly first: UserPage
  readonly include: readonly Included[]
  readonly bulkBar: ((handle: SelectionHandle) => ReactNode) | undefined
  readonly sizeMenu: Parameters<typeof PageSizeMenu>[0]
}

export function ScrolledUsers({ first, include, bulkBar, sizeMenu, ...results }: ScrolledUsersProps) {
  const { list, rows, rowsBefore, sight, onSight } = useScrolledUsers(results.search, include, first)
  const total = first.total
  const exactTotal = total === null || total.isEstimate ? null : total.count
  const loaded = { ...first, data: rows, nextCursor: list.hasNextPage ? '' : null }
  const selection = useUserSelection(results.search, loaded)
  return (
    <>
      {list.hasPreviousPage && (
        <div className="flex justify-center">
          <Button onClick={() => void list.fetchPreviousPage()} aria-disabled={list.isFetching}>
            {list.isFetchingPreviousPage ? t('Loading…') : t('Load the rows before')}
          </Button>
        </div>
      )}
      <UserResults
        {...results}
        tools={
          <>
            {results.tools}
            <PageSizeMenu {...sizeMenu} />
          </>
        }
        list={{ ...results.list, data: loaded } as typeof results.list}
        selection={bulkBar ? { ...selection.table, allLabel: t('Select all that are loaded') } : null}
        stretch={{ rowsBefore, total: exactTotal, onSight }}
      />
      {list.isError && (
        <ProblemNotice
          title={t("Couldn't load more users.")}
          error={list.error}
          onRetry={() => void (list.isFetchPreviousPageError ? list.fetchPreviousPage() : list.fetchNextPage())}
        />
      )}
      <ShowMore list={list}>{t('Load more rows')}</ShowMore>
      {bulkBar && selection.handle.selection.count.count > 0 && bulkBar(selection.handle)}
      {/* It floats above the rows, and nothing of it can be pressed: what lies below it can. */}
      <section
        aria-label={t('Place in the list')}
        className="pointer-events-none sticky bottom-2 z-10 flex justify-center text-muted text-table"
      >
        <p className="layer-shadow pointer-events-none rounded-full border border-line bg-raised px-3 py-1 tabular-nums">
          {sightInWords(rowsBefore + sight.first + 1, rowsBefore + sight.last, total)}
        </p>
      </section>
    </>
  )
}

/** "Rows 1,201–1,260 of about 1,000,000" */
function sightInWords(from: number, to: number, total: Total | null): string {
  const rows = { first: exactCount(from), last: exactCount(to) }
  if (total === null) return t('Rows {first}–{last}', rows)
  if (!total.isEstimate) return t('Rows {first}–{last} of {total}', { ...rows, total: exactCount(total.count) })
  return t('Rows {first}–{last} of about {total}', { ...rows, total: exactCount(roundedCount(total.count)) })
}
