import { Button } from '../../../components/ui/button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { Methods } from '../api/method.ts'

interface CodesRowProps {
  readonly all: Methods
  /** Null where the operator may not. */
  readonly onRenew: (() => void) | null
}

/** How many recovery codes are left, of how many. They stand in for a factor, so without one none are made. */
export function CodesRow({ all, onRenew }: CodesRowProps) {
  const { data, recoveryCodesLeft, recoveryCodesMade, newCodesAsked } = all
  const hasFactor = data.some(({ type }) => type !== 'recovery-code' && type !== 'email' && type !== 'phone')
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-3 text-table last:border-b-0">
      <span className="font-semibold">{t('Recovery codes')}</span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-muted">
          {recoveryCodesMade === null
            ? t('None')
            : tNodes('{left} of {count} left, made {time}', {
                left: recoveryCodesLeft,
                count: recoveryCodesMade.count,
                time: <TimeStamp at={recoveryCodesMade.at} />,
              })}
        </span>
        {newCodesAsked ? (
          <span className="text-muted">{t('New ones are shown to them at the next sign-in.')}</span>
        ) : (
          onRenew !== null &&
          hasFactor && (
            <Button tone="quiet" onClick={onRenew}>
              {t('Regenerate')}
            </Button>
          )
        )}
      </span>
    </li>
  )
}
