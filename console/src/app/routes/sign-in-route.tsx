import { useLocation, useSearch } from '@tanstack/react-router'
import { SignInPage } from '../../features/session/components/sign-in-page.tsx'

export function SignInRoute() {
  const { next = '/users' } = useSearch({ from: '/sign-in' })
  const hasEnded = useLocation({ select: ({ state }) => state.hasEnded })
  const to = encodeURIComponent(`/console${next}`)
  return <SignInPage hasEnded={hasEnded === true} signInAddress={`/console/u/start?to=${to}`} />
}
