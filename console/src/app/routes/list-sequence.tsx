import { useParams } from '@tanstack/react-router'
import { IconButton } from '../../components/ui/icon-button.tsx'
import { type PlaceOnList, placeOnList } from '../../features/users/api/last-list.ts'
import { exactCount, roundedCount } from '../../lib/format-count.ts'
import { t } from '../../lib/text.ts'
import { useNeighbour } from '../shell/use-neighbour.ts'

/** To the one before and after them on the list they were opened from; absent where no list was shown. */
export function ListSequence() {
  const go = useNeighbour()
  const { userId } = useParams({ from: '/signed-in/users/$userId' })
  const place = placeOnList(userId)
  if (place === null || (!place.hasPrevious && !place.hasNext)) return null
  return (
    <span className="flex items-center gap-1">
      <span className="me-1 text-muted text-table tabular-nums">{placeInWords(place)}</span>
      <IconButton
        icon="arrowUp"
        label={t('Previous user of the list')}
        aria-disabled={!place.hasPrevious}
        onClick={() => void go(-1)}
      />
      <IconButton
        icon="arrowDown"
        label={t('Next user of the list')}
        aria-disabled={!place.hasNext}
        onClick={() => void go(1)}
      />
    </span>
  )
}

/** "3 of 1,204", as far as it is known. */
function placeInWords({ position, total }: PlaceOnList): string | null {
  if (position === null || total === null) return null
  return total.isEstimate
    ? t('{position} of about {total}', {
        position: exactCount(position),
        total: exactCount(roundedCount(total.count)),
      })
    : t('{position} of {total}', { position: exactCount(position), total: exactCount(total.count) })
}
