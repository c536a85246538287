import { lazy, Suspense } from 'react'
import type { VerifyCallerSlot } from '../../components/ui/use-caller-reason.tsx'

/** Stands in what changes or vouches for an address, where the settings ask for it (console.md 3.20). */
export function verifyBeforeEmail(userId: string): VerifyCallerSlot {
  return (onChange) => (
    <Suspense>
      <VerifyCaller act="email-change" userId={userId} hidesUnlessRequired onChange={onChange} />
    </Suspense>
  )
}

const VerifyCaller = lazy(() =>
  import('../../features/caller-verification/components/verify-caller.tsx').then((m) => ({ default: m.VerifyCaller })),
)
