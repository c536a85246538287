// One attempt to sign in, found by the reference that its page showed: what was typed, how far it came, and whose it is.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { attemptQuery } from '../api/sign-in-queries.ts'
import { AttemptDetails } from './attempt-details.tsx'

interface AttemptPageProps {
  readonly reference: string
  /** How much of this person is shown; null is nobody. */
  readonly maskedLine: (userId: string | null) => ReactNode
}

export function AttemptPage({ reference, maskedLine }: AttemptPageProps) {
  const title = t('Sign-in {reference}', { reference })
  return (
    <div className="grid max-w-[760px] grid-cols-1 gap-4">
      <BackLink to="/users">{t('Users')}</BackLink>
      <PageTitle trail={[title]} className="min-w-0 break-words font-semibold text-hero tracking-tight">
        {title}
      </PageTitle>
      <Attempt reference={reference} maskedLine={maskedLine} />
    </div>
  )
}

function Attempt({ reference, maskedLine }: AttemptPageProps) {
  const mayRead = useMay('read:user_events')
  const { data, error, isError, refetch } = useQuery({ ...attemptQuery(reference), enabled: mayRead })
  if (!mayRead) {
    return <NoAccess title={t('Sign-ins are not shown to your role')} permission="read:user_events" />
  }
  if (data !== undefined) {
    return (
      <>
        {maskedLine(data.userId ?? data.account?.userId ?? null)}
        <AttemptDetails attempt={data} />
      </>
    )
  }
  if (isProblem(error, 'sign_in_not_found')) {
    return (
      <EmptyState icon="search" title={t('No sign-in has this reference')}>
        {t('Attempts are kept for 30 days. Let the person read it out again: it has eight letters and digits.')}
      </EmptyState>
    )
  }
  if (isError) {
    return <ProblemNotice title={t("Couldn't load this sign-in.")} error={error} onRetry={() => void refetch()} />
  }
  return <SkeletonLines label={t('Loading sign-in…')} count={6} />
}
