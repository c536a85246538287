import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { IconButton } from '../../components/ui/icon-button.tsx'
import { t } from '../../lib/text.ts'
import { neighbourOf, useNeighbour } from '../shell/use-neighbour.ts'

/** To the one before and after them on the list they were opened from; absent where no list was shown. */
export function ListSequence() {
  const queryClient = useQueryClient()
  const go = useNeighbour()
  const { userId } = useParams({ from: '/signed-in/users/$userId' })
  const has = {
    previous: neighbourOf(queryClient, userId, -1) !== null,
    next: neighbourOf(queryClient, userId, 1) !== null,
  }
  if (!has.previous && !has.next) return null
  return (
    <span className="flex items-center gap-1">
      <IconButton
        icon="arrowUp"
        label={t('Previous user of the list')}
        aria-disabled={!has.previous}
        onClick={() => go(-1)}
      />
      <IconButton icon="arrowDown" label={t('Next user of the list')} aria-disabled={!has.next} onClick={() => go(1)} />
    </span>
  )
}
