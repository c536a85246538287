import { type ReactNode, useCallback, useState } from 'react'
import { t } from '../../lib/text.ts'
import { ReasonPicker } from './reason-picker.tsx'

/** Whether the caller is known to be the person, as far as anybody asks for it. */
export interface CallerCheck {
  readonly isMissing: boolean
  /** How it was done. */
  readonly words: string | null
}

/** The block that verifies the caller, told by whoever puts the page together. */
export type VerifyCallerSlot = (onChange: (check: CallerCheck) => void) => ReactNode

interface CallerReason {
  readonly reason: string
  /** What is to be done first. */
  readonly missing: string | null
  readonly fields: ReactNode
}

/** Who asks for what weakens an account, and why: whoever was verified as the caller is the reason. */
export function useCallerReason(verifyCaller: VerifyCallerSlot): CallerReason {
  const [{ reason, suggested }, setGiven] = useState<{ reason: string; suggested: string | null }>(nothingGiven)
  const [isCallerMissing, setIsCallerMissing] = useState(true)
  const noteCaller = useCallback(({ isMissing, words }: CallerCheck) => {
    setIsCallerMissing(isMissing)
    if (words === null) return
    // Whoever calls asks for it. A reason that was given before stays.
    setGiven((given) => (given.reason === '' ? { reason: `${callerReason}: ${words}`, suggested: words } : given))
  }, [])
  return {
    reason,
    missing: isCallerMissing ? t('Verify the caller first') : reason === '' ? t('Give a reason first') : null,
    fields: (
      <>
        {verifyCaller(noteCaller)}
        <ReasonPicker
          key={suggested}
          isRequired
          suggested={suggested === null ? null : { reason: callerReason, note: suggested }}
          onChange={(next) => setGiven((given) => ({ ...given, reason: next }))}
        />
      </>
    ),
  }
}

/** The preset, as the log keeps it. */
const callerReason = 'User request'

const nothingGiven = { reason: '', suggested: null }
