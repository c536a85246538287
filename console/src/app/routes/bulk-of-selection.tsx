import type { ReactNode } from 'react'
import { Button } from '../../components/ui/button.tsx'
import type { BulkTarget } from '../../features/jobs/api/bulk-actions.ts'
import type { JobWatch } from '../../features/jobs/api/watched-job.ts'
import { BulkBar } from '../../features/jobs/components/bulk-bar.tsx'
import { filterParameters, inBody } from '../../features/users/api/list-users.ts'
import type { Selection, SelectionHandle } from '../../features/users/api/selection.ts'
import { exactCount } from '../../lib/format-count.ts'
import { t, tCount } from '../../lib/text.ts'

export interface BulkOfSelectionProps extends JobWatch {
  readonly handle: SelectionHandle
  readonly exportButton: ReactNode
}

/** What can be done with whoever is selected in the users list. */
export function BulkOfSelection({ handle, exportButton, ...watch }: BulkOfSelectionProps) {
  const { selection, notOnPage, allMatching, clear, keep } = handle
  return (
    <BulkBar
      {...watch}
      target={targetOf(selection)}
      summary={summaryOf(selection, notOnPage)}
      onClear={clear}
      onKeep={keep}
      end={exportButton}
      more={
        allMatching && (
          <Button tone="quiet" onClick={allMatching.select}>
            {t('Select all {count} that match', { count: exactCount(allMatching.count.count) })}
          </Button>
        )
      }
    />
  )
}

function summaryOf({ count, search }: Selection, notOnPage: number): string {
  if (search !== null) {
    return tCount(count.count, '1 user that matches is selected', 'All {count} users that match are selected')
  }
  const selected = tCount(count.count, '1 user selected', '{count} users selected')
  if (notOnPage === 0) return selected
  return t('{selected}, {notOnPage}', {
    selected,
    notOnPage: tCount(notOnPage, '1 not on this page', '{count} not on this page'),
  })
}

function targetOf({ ids, search, asOf }: Selection): BulkTarget {
  if (search === null || asOf === null) return { ids }
  return { search: inBody(filterParameters(search)), asOf }
}
