// The list without pages. Both ends have a button for people who do not scroll.
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { PageSizeMenu } from '../../../components/data-table/page-size-menu.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Notice } from '../../../components/ui/notice.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { lastOpened } from '../../../lib/last-opened.ts'
import { rowLink } from '../../../lib/row-links.ts'
import { t } from '../../../lib/text.ts'
import type { Included, UserPage } from '../api/list-users.ts'
import type { SelectionHandle } from '../api/selection.ts'
import { ListPosition } from './list-position.tsx'
import { sightInWords } from './sight-in-words.ts'
import { useRememberedList } from './use-remembered-list.ts'
import { useScrolledUsers } from './use-scrolled-users.ts'
import { useUserSelection } from './use-user-selection.ts'
import { UserResults, type UserResultsProps } from './user-results.tsx'

interface ScrolledUsersProps extends Omit<UserResultsProps, 'selection' | 'stretch'> {
  readonly first: UserPage
  readonly include: readonly Included[]
  readonly bulkBar: ((handle: SelectionHandle) => ReactNode) | undefined
  readonly sizeMenu: Parameters<typeof PageSizeMenu>[0]
  readonly jumping: Jumping
}

interface Jumping {
  /** From its start on where it is undefined. */
  readonly onJump: (from: string | undefined) => void
  /** True once, after a jump: whoever jumped goes on from the row they jumped to. */
  readonly takeFocus: () => boolean
}

export function ScrolledUsers({ first, include, bulkBar, sizeMenu, jumping, ...results }: ScrolledUsersProps) {
  const { from } = results.search
  const { list, loaded, rowsBefore, startsAt, sight, onSight } = useScrolledUsers(results.search, include, first)
  const total = first.total
  const exactTotal = total === null || total.isEstimate ? null : total.count
  const selection = useUserSelection(results.search, loaded)
  useRememberedList({ search: results.search, page: loaded, rowsBefore, isPaged: false })
  useFocusAfterJump(first, jumping)
  return (
    <>
      <ListPosition
        search={results.search}
        sight={sightInWords({ ...sight, rowsBefore, startsAt, from, total })}
        onJump={jumping.onJump}
      />
      {first.isPastEnd && (
        <Notice>{t('Nobody comes after “{from}”: these are the last.', { from: from ?? '' })}</Notice>
      )}
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
      {bulkBar?.(selection.handle)}
    </>
  )
}

/** The row that was jumped to is the first one that came, or the last one where nobody comes after the place. */
function useFocusAfterJump({ data, isPastEnd }: UserPage, { takeFocus }: Jumping): void {
  const goThere = useEffectEvent(() => {
    const target = isPastEnd ? data.at(-1) : data[0]
    if (target === undefined || !takeFocus()) return
    if (isPastEnd) window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })
    const link = rowLink(target.id)
    if (link === null) lastOpened.awaitRow(target.id)
    else link.focus({ preventScroll: true })
  })
  useEffect(() => goThere(), [])
}
