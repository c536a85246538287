import { Button } from '../../../components/ui/button.tsx'
import { reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { MfaExemption } from '../api/method.ts'

interface ExemptionRowProps {
  readonly exemption: MfaExemption | null
  /** Null for those who may only look. */
  readonly onGrant: (() => void) | null
  readonly onEnd: (() => void) | null
}

/** A row for the list of second factors: whether rules that ask for one leave the person alone for a while. */
export function ExemptionRow({ exemption, onGrant, onEnd }: ExemptionRowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-3 text-table">
      <span className="font-semibold">{t('Exemption')}</span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-muted">
        {exemption === null ? (
          t('None: rules that ask for a second factor hold')
        ) : (
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {tNodes('Sets up no second factor until {time}: {reason}', {
              time: <TimeStamp at={exemption.endsAt} isExact />,
              reason: reasonInWords(exemption.reason),
            })}
            {' · '}
            {tNodes('granted by {name} {time}', {
              name: exemption.grantedBy.name,
              time: <TimeStamp at={exemption.grantedAt} />,
            })}
          </span>
        )}
        {exemption === null
          ? onGrant !== null && <Button onClick={onGrant}>{t('Exempt…')}</Button>
          : onEnd !== null && <Button onClick={onEnd}>{t('End exemption')}</Button>}
      </span>
    </li>
  )
}
