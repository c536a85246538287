import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { buttonClasses } from '../../components/ui/button.tsx'
import { SetupPage } from '../../features/session/components/setup-page.tsx'
import { t } from '../../lib/text.ts'

export function SetupRoute() {
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const [token, setToken] = useState(() => tokenIn(hash))
  // The token leaves the address bar at once, so that it stays out of history, screenshots and shared links.
  useEffect(() => {
    if (tokenIn(hash) === null) return
    setToken(tokenIn(hash))
    void navigate({ to: '/setup', hash: '', replace: true })
  }, [hash, navigate])
  return (
    <SetupPage
      token={token}
      signInLink={
        <Link to="/sign-in" className={`${buttonClasses('primary', true)} w-full`}>
          {t('Sign in')}
        </Link>
      }
      onSignedIn={() => void navigate({ to: '/users', replace: true })}
    />
  )
}

function tokenIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token')
}
