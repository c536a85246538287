import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { requiredActionsQuery } from '../api/required-actions.ts'
import type { User } from '../api/user.ts'

/** What they are asked to do when they sign in next; it goes from here once they did it. */
export function NextSignInCard({ user }: { readonly user: User }) {
  const mayUpdate = useMay('update:users')
  const mayReset = useMay('reset:mfa')
  const { data: asked, isError, error, refetch } = useQuery(requiredActionsQuery(user.id))
  const [isChanging, setIsChanging] = useState(false)
  const action =
    mayUpdate || mayReset ? (
      <Button
        tone="quiet"
        icon="pencil"
        aria-label={t('Change what is asked at the next sign-in')}
        disabledReason={asked === undefined ? t('What is asked is still being read') : null}
        onClick={() => setIsChanging(true)}
      >
        {t('Change')}
      </Button>
    ) : (
      <Needs permission="update:users" />
    )
  const lines =
    asked === undefined
      ? []
      : [
          ...(asked.verifyEmail ? [t('Proves the e-mail address')] : []),
          ...(asked.enrolMfa ? [t('Sets up a second factor')] : []),
          ...(asked.newRecoveryCodes ? [t('Gets new recovery codes')] : []),
          ...(asked.acceptTerms ? [t('Accepts the terms of use')] : []),
          ...(asked.updateProfile ? [t('Brings the profile up to date')] : []),
          ...(asked.changePassword ? [t('Chooses a new password')] : []),
        ]
  return (
    <Card title={t('At the next sign-in')} action={action}>
      {isError ? (
        <div className="p-4">
          <ProblemNotice
            title={t("Couldn't load what is asked at the next sign-in.")}
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      ) : asked === undefined ? (
        <SkeletonLines label={t('Loading what is asked at the next sign-in…')} count={1} />
      ) : lines.length === 0 ? (
        <p className="px-4 py-3 text-muted text-table">{t('Nothing is asked of them.')}</p>
      ) : (
        <ul className="px-4 py-1">
          {lines.map((line) => (
            <li key={line} className="py-1.5 text-table">
              {line}
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {isChanging && asked && <NextSignInDialog user={user} asked={asked} onClose={() => setIsChanging(false)} />}
      </Suspense>
    </Card>
  )
}

const NextSignInDialog = lazy(() => import('./next-sign-in-dialog.tsx').then((m) => ({ default: m.NextSignInDialog })))
