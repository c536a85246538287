import { useParams, useRouteContext, useSearch } from '@tanstack/react-router'
import { RequestHistory } from '../../features/audit/components/request-history.tsx'
import { OneOrganizationFilter } from '../../features/organizations/components/one-organization-filter.tsx'
import { AlsoHere } from '../../features/presence/components/also-here.tsx'
import { RecoveryPage } from '../../features/recovery/components/recovery-page.tsx'
import { ReviewPage } from '../../features/recovery/components/review-page.tsx'
import { MaskedLine } from '../../features/reveal/components/masked-line.tsx'
import { RecoveryCaller } from './recovery-caller.tsx'

export function RecoveryRoute() {
  const { session } = useRouteContext({ from: '/signed-in' })
  return (
    <RecoveryPage
      search={useSearch({ from: '/signed-in/recovery' })}
      ownId={session.operator.id}
      organizationFilter={(value, onChange) => <OneOrganizationFilter value={value} onChange={onChange} />}
    />
  )
}

export function RecoveryReviewRoute() {
  const { requestId } = useParams({ from: '/signed-in/recovery/$requestId' })
  const { session } = useRouteContext({ from: '/signed-in' })
  return (
    <ReviewPage
      key={requestId}
      requestId={requestId}
      ownId={session.operator.id}
      callerVerification={(userId, onVerified) => <RecoveryCaller userId={userId} onVerified={onVerified} />}
      maskedLine={(userId) => <MaskedLine userId={userId} />}
      alsoHere={(id) => <AlsoHere place={{ kind: 'recovery-request', id }} />}
      history={(id) => <RequestHistory requestId={id} />}
    />
  )
}
