import { lazy, Suspense, useEffect, useState } from 'react'
import { callForNotes } from '../../lib/toasts.ts'

/** Where the notes of lib/toasts.ts appear, once there is one. */
export function Toaster() {
  const [isNeeded, setIsNeeded] = useState(false)
  useEffect(() => callForNotes(setIsNeeded), [])
  if (!isNeeded) return null
  return (
    <Suspense>
      <ToastStack />
    </Suspense>
  )
}

const ToastStack = lazy(() => import('./toast-stack.tsx').then((m) => ({ default: m.ToastStack })))
