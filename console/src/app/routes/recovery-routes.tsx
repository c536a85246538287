import { useParams, useSearch } from '@tanstack/react-router'
import { AlsoHere } from '../../features/presence/components/also-here.tsx'
import { RecoveryPage } from '../../features/recovery/components/recovery-page.tsx'
import { ReviewPage } from '../../features/recovery/components/review-page.tsx'
import { MaskedLine } from '../../features/reveal/components/masked-line.tsx'
import { RecoveryCaller } from './recovery-caller.tsx'

export function RecoveryRoute() {
  return <RecoveryPage search={useSearch({ from: '/signed-in/recovery' })} />
}

export function RecoveryReviewRoute() {
  const { requestId } = useParams({ from: '/signed-in/recovery/$requestId' })
  return (
    <ReviewPage
      key={requestId}
      requestId={requestId}
      callerVerification={(userId, onVerified) => <RecoveryCaller userId={userId} onVerified={onVerified} />}
      maskedLine={(userId) => <MaskedLine userId={userId} />}
      alsoHere={(id) => <AlsoHere place={{ kind: 'recovery-request', id }} />}
    />
  )
}
