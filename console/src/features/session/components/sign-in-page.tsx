import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { setupQuery } from '../api/session.ts'
import { Entrance } from './entrance.tsx'

interface SignInPageProps {
  /** Set when the session ended while somebody was at work. */
  readonly hasEnded: boolean
  /** The pages where operators sign in, which lead back to where they wanted to go. */
  readonly signInAddress: string
}

/** Says why somebody is here, where there is something to say; else leads straight to the sign-in pages. */
export function SignInPage({ hasEnded, signInAddress }: SignInPageProps) {
  const setup = useQuery(setupQuery)
  const leadsOn = setup.data?.ownerExists === true && !hasEnded
  useEffect(() => {
    if (leadsOn) location.replace(signInAddress)
  }, [leadsOn, signInAddress])
  if (setup.data?.ownerExists === false) {
    return (
      <Entrance title={t('Set up Rollcall')} lead={t('Nobody can sign in yet: this Rollcall has no owner.')}>
        <p className="text-body">
          {tNodes(
            'Open the set-up link that the server printed when it started. It looks like {link} and works once.',
            {
              link: <code className="break-all font-mono text-meta">/console/setup#token=…</code>,
            },
          )}
        </p>
      </Entrance>
    )
  }
  const lead = hasEnded ? t('Your session has ended. Sign in to go on where you were.') : t('One moment…')
  return (
    <Entrance title={t('Sign in')} lead={lead}>
      <a href={signInAddress} className={`${buttonClasses('primary', true)} w-full`}>
        {t('Sign in')}
      </a>
    </Entrance>
  )
}
