import { useLocation, useSearch } from '@tanstack/react-router'
import { SignInPage } from '../../features/session/components/sign-in-page.tsx'
import { signInAddress } from '../sign-in-address.ts'

export function SignInRoute() {
  const { next = '/users' } = useSearch({ from: '/sign-in' })
  const hasEnded = useLocation({ select: ({ state }) => state.hasEnded })
  return <SignInPage hasEnded={hasEnded === true} signInAddress={signInAddress(next)} />
}
