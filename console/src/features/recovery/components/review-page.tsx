// One recovery request: what is known, how the decider verified who asks, and the decision (console.md 3.14).

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { DetailPage } from '../../../components/ui/detail-page.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { reviewQuery } from '../api/recovery-queries.ts'
import { Review } from './review.tsx'
import type { CallerVerificationSlot } from './verify-card.tsx'

interface ReviewPageProps {
  readonly requestId: string
  readonly ownId: string
  readonly callerVerification: CallerVerificationSlot
  /** How much of this person is shown; null is nobody. */
  readonly maskedLine: (userId: string | null) => ReactNode
  /** Who else looks at a request, by its id. */
  readonly alsoHere: (id: string) => ReactNode
  /** What happened to a request, by its id. */
  readonly history: (id: string) => ReactNode
}

export function ReviewPage({ requestId, ownId, callerVerification, maskedLine, alsoHere, history }: ReviewPageProps) {
  const mayRead = useMay('read:recovery_requests')
  const answer = useQuery({ ...reviewQuery(requestId), enabled: mayRead })
  return (
    <DetailPage
      back={<BackLink to="/recovery">{t('Account Recovery Requests')}</BackLink>}
      answer={answer}
      words={{
        one: t('Recovery request'),
        all: t('Account Recovery Requests'),
        notLoaded: t("Couldn't load this request."),
        loading: t('Loading request…'),
      }}
      missing={{
        code: 'recovery_request_not_found',
        title: t('No recovery request with this ID'),
        text: <p className="text-body text-muted">{t('Requests are forgotten 90 days after they were settled.')}</p>,
      }}
      notShown={
        !mayRead && (
          <NoAccess title={t('Recovery requests are not shown to your role')} permission="read:recovery_requests" />
        )
      }
    >
      {(review) => (
        <Review
          key={review.request.id}
          review={review}
          ownId={ownId}
          callerVerification={callerVerification}
          maskedLine={maskedLine(review.account?.userId ?? null)}
          alsoHere={alsoHere(review.request.id)}
          history={history(review.request.id)}
        />
      )}
    </DetailPage>
  )
}
