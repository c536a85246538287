import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { buttonClasses } from '../../components/ui/button.tsx'
import { SkeletonLines } from '../../components/ui/skeleton.tsx'
import { sessionQuery } from '../../features/session/api/session.ts'
import { SetupPage } from '../../features/session/components/setup-page.tsx'
import { keepStep, keptStep, type SetupStep } from '../../features/setup/api/progress.ts'
import { t } from '../../lib/text.ts'

export function SetupRoute() {
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const [token, setToken] = useState(() => tokenIn(hash))
  const [step, setStep] = useState(keptStep)
  // The token leaves the address bar at once, so that it stays out of history, screenshots and shared links.
  useEffect(() => {
    if (tokenIn(hash) === null) return
    setToken(tokenIn(hash))
    void navigate({ to: '/setup', hash: '', replace: true })
  }, [hash, navigate])
  if (step !== null) return <Steps startsAt={step} onSignedOut={() => setStep(null)} />
  return (
    <SetupPage
      token={token}
      signInLink={
        <Link to="/sign-in" className={`${buttonClasses('primary', true)} w-full`}>
          {t('Sign in')}
        </Link>
      }
      onSignedIn={() => {
        keepStep('factor')
        setStep('factor')
      }}
    />
  )
}

/** Only for whoever made the owner in this tab and is signed in still. */
function Steps({ startsAt, onSignedOut }: { readonly startsAt: SetupStep; readonly onSignedOut: () => void }) {
  const navigate = useNavigate()
  const { data: session, isError } = useQuery(sessionQuery)
  useEffect(() => {
    if (!isError) return
    keepStep(null)
    onSignedOut()
  }, [isError, onSignedOut])
  if (session === undefined) return <SkeletonLines label={t('Loading')} />
  return (
    <Suspense>
      <SetupWizard
        startsAt={startsAt}
        email={session.operator.email}
        poolMode={session.application.poolMode}
        checklist={checklist}
        importLink={
          <Link to="/imports/new" onClick={() => keepStep(null)} className="rounded-control text-accent underline">
            {t('Import users instead')}
          </Link>
        }
        onOpen={() => void navigate({ to: '/', replace: true })}
      />
    </Suspense>
  )
}

const linkClasses = 'rounded-control font-semibold text-accent text-body hover:underline'

const checklist = [
  {
    id: 'owner',
    link: (
      <Link to="/settings/team" className={linkClasses}>
        {t('Add a second owner, and invite the team')}
      </Link>
    ),
    text: t('With one owner, a lost device locks everybody out.'),
  },
  {
    id: 'mfa',
    link: (
      <Link to="/settings" className={linkClasses}>
        {t('Choose who needs a second factor')}
      </Link>
    ),
    text: t('Off, optional or required for the people who sign in.'),
  },
  {
    id: 'users',
    link: (
      <Link to="/users/new" className={linkClasses}>
        {t('Add your first user')}
      </Link>
    ),
    text: t('Or import many at once from the list of users.'),
  },
  {
    id: 'audit',
    link: (
      <Link to="/audit/integrity" className={linkClasses}>
        {t('See that the audit log is anchored')}
      </Link>
    ),
    text: t('Its checkpoints, kept elsewhere, show whether somebody changed it.'),
  },
]

function tokenIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token')
}

const SetupWizard = lazy(() =>
  import('../../features/setup/components/setup-wizard.tsx').then((m) => ({ default: m.SetupWizard })),
)
