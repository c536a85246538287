import { lazy, Suspense, useEffect, useState } from 'react'
import { type AskedStepUp, keepStepUpHost } from '../../lib/step-up.ts'

/** Asks who is there for forms that are no dialog. */
export function StepUpHost() {
  const [asked, setAsked] = useState<AskedStepUp | null>(null)
  useEffect(() => {
    keepStepUpHost(setAsked)
    return () => keepStepUpHost(null)
  }, [])
  if (asked === null) return null
  return (
    <Suspense>
      <StepUpDialog asked={asked} onClose={() => setAsked(null)} />
    </Suspense>
  )
}

const StepUpDialog = lazy(() => import('./step-up-dialog.tsx').then((m) => ({ default: m.StepUpDialog })))
