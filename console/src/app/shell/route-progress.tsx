import { useRouterState } from '@tanstack/react-router'
import { t } from '../../lib/text.ts'

/** A screen that is still on its way shows a line under the header, so that no press seems to be lost. */
export function RouteProgress() {
  const isOnItsWay = useRouterState({ select: ({ isLoading }) => isLoading })
  if (!isOnItsWay) return null
  return (
    <div
      role="progressbar"
      aria-label={t('The page is on its way')}
      className="progress-line absolute inset-x-0 -bottom-px h-0.5 overflow-hidden"
    />
  )
}
