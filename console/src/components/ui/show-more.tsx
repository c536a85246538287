import type { ReactNode } from 'react'
import { t } from '../../lib/text.ts'
import { Button } from './button.tsx'

interface ShowMoreProps {
  /** A list that comes page by page, each below the one before. */
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  /** At the foot of a card, which it closes with a line. */
  readonly isInCard?: boolean
  /** "Show older events" */
  readonly children: ReactNode
}

/** The next page below what is shown; nothing where there is none. */
export function ShowMore({ list, isInCard = false, children }: ShowMoreProps) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  if (!hasNextPage) return null
  return (
    <div className={isInCard ? 'border-line border-t p-3 text-center' : 'text-center'}>
      <Button onClick={() => void fetchNextPage()} aria-disabled={isFetchingNextPage}>
        {isFetchingNextPage ? t('Loading…') : children}
      </Button>
    </div>
  )
}
