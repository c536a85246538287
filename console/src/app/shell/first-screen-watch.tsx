import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { noteFirstScreen } from '../../lib/first-screen.ts'

/** Stands behind the screen, so that what it asks for is under way when this looks whether anything is. */
export function FirstScreenWatch() {
  const queryClient = useQueryClient()
  const isOnItsWay = useRouterState({ select: ({ isLoading }) => isLoading })
  const asked = useIsFetching()
  useEffect(() => {
    // The screen may have asked for more since this was drawn.
    if (!isOnItsWay && asked === 0 && queryClient.isFetching() === 0) noteFirstScreen()
  }, [isOnItsWay, asked, queryClient])
  return null
}
