import { Button } from '../../../components/ui/button.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { checkedWords, checkInWords, methodOfCheck } from '../api/caller-check.ts'
import type { CallerCheck, VerificationMethod } from '../api/recovery-request.ts'

interface CallerChecksProps {
  readonly checks: readonly CallerCheck[]
  /** Takes what somebody verified for the decision; null for those who decide nothing. */
  readonly onUse: ((found: { readonly method: VerificationMethod; readonly checked: string }) => void) | null
}

/** How whoever called was verified since the request came, by whomever. */
export function CallerChecks({ checks, onUse }: CallerChecksProps) {
  if (checks.length === 0) return null
  return (
    <ul aria-label={t('Calls about this request')} className="grid gap-1.5 text-table">
      {checks.map((check) => {
        const isVerified = check.type === 'user.caller_verified'
        const words = checkInWords(check)
        return (
          <li key={check.id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Icon name={isVerified ? 'check' : 'alert'} className={isVerified ? 'text-success' : 'text-danger'} />
            <span className="min-w-0">
              {tNodes('{words}, {time}', { words, time: <TimeStamp at={check.at} isExact /> })}
            </span>
            {isVerified && onUse !== null && (
              <Button
                aria-label={t('Use this: {words}', { words })}
                onClick={() => onUse({ method: methodOfCheck(check), checked: checkedWords(check) })}
              >
                {t('Use this')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
