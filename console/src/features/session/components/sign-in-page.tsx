import { useQuery } from '@tanstack/react-query'
import { setupQuery } from '../api/session.ts'
import { Entrance } from './entrance.tsx'
import { SignInForm } from './sign-in-form.tsx'

interface SignInPageProps {
  /** Set when the session ended while somebody was at work. */
  readonly hasEnded: boolean
  readonly onSignedIn: () => void
}

export function SignInPage({ hasEnded, onSignedIn }: SignInPageProps) {
  const setup = useQuery(setupQuery)
  if (setup.data?.ownerExists === false) {
    return (
      <Entrance title="Set up Rollcall" lead="Nobody can sign in yet: this Rollcall has no owner.">
        <p className="text-body">
          Open the set-up link that the server printed when it started. It looks like{' '}
          <code className="break-all font-mono text-meta">/console/setup#token=…</code> and works once.
        </p>
      </Entrance>
    )
  }
  const lead = hasEnded
    ? 'Your session has ended. Sign in to go on where you were.'
    : 'Use the e-mail address of your operator account.'
  return (
    <Entrance title="Sign in" lead={lead}>
      <SignInForm onSignedIn={onSignedIn} />
    </Entrance>
  )
}
