import { useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { SignInPage } from '../../features/session/components/sign-in-page.tsx'
import { openAddress } from '../open-address.ts'

export function SignInRoute() {
  const { next } = useSearch({ from: '/sign-in' })
  const hasEnded = useLocation({ select: ({ state }) => state.hasEnded })
  const navigate = useNavigate()
  const router = useRouter()
  return (
    <SignInPage
      hasEnded={hasEnded === true}
      onSignedIn={() => {
        if (next === undefined) void navigate({ to: '/users', replace: true })
        else openAddress(router, next)
      }}
    />
  )
}
