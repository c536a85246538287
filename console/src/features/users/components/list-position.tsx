// Where in the long list one is, and the way to another place of it. The ends of the list move away from whoever scrolls
// towards them, so this floats above the rows; for the keyboard it comes before them.
import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import type { UserListSearch } from '../api/list-search.ts'
import { defaultSort } from '../api/user-sort.ts'
import { JumpPopover } from './jump-popover.tsx'

interface ListPositionProps {
  readonly search: UserListSearch
  readonly sight: string
  /** From its start on where it is undefined. */
  readonly onJump: (from: string | undefined) => void
}

export function ListPosition({ search: { sort = defaultSort, from }, sight, onJump }: ListPositionProps) {
  return (
    <section
      aria-label={t('Place in the list')}
      // What is no button of it can be pressed through: what lies below it can.
      className="pointer-events-none sticky bottom-2 z-10 order-1 flex justify-center text-muted text-table"
    >
      <div className="layer-shadow flex max-w-full flex-wrap items-center justify-center gap-x-1 rounded-[20px] border border-line bg-raised py-0.5 ps-3 pe-1 tabular-nums">
        <p>{sight}</p>
        <span className="pointer-events-auto flex items-center">
          <JumpPopover sort={sort} from={from} onJump={onJump} />
          {from !== undefined && (
            <Button tone="quiet" onClick={() => onJump(undefined)}>
              {t('Start of the list')}
            </Button>
          )}
        </span>
      </div>
    </section>
  )
}
