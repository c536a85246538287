import type { ReactNode } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { EndTime } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { Diagnosis, Lock } from '../api/diagnosis.ts'
import { lockReason } from '../api/lock-words.ts'
import { networkLockOf, type Verdict } from '../api/verdict.ts'
import { UnlockButton } from './unlock-button.tsx'
import { UnlockNetworkButton } from './unlock-network-button.tsx'

interface VerdictLineProps {
  readonly userId: string
  readonly diagnosis: Diagnosis
  readonly verdict: Verdict
  readonly suspension: ReactNode
  readonly activate: ReactNode
  readonly verifyCaller: ReactNode
}

/** The sentence, what else is known about it, and the one button that mends it. */
export function VerdictLine({ userId, diagnosis, verdict, suspension, activate, verifyCaller }: VerdictLineProps) {
  const { locks, waysIn, emailVerified } = diagnosis
  const network = networkLockOf(diagnosis)
  const { icon, tone, background } = looks[verdict.answer]
  return (
    <div className={`flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-3 text-body ${background}`}>
      <Icon name={icon} className={`mt-0.5 ${tone}`} />
      <div className="min-w-0 flex-1 basis-64">
        <p>
          <strong className={verdict.answer === 'cannot' ? tone : ''}>{verdict.sentence}</strong>
          {verdict.remedy === 'activate' && <> {suspension}</>}
          {verdict.remedy === 'unlock' && locks[0] && (
            <> {tNodes('It ends by itself {end}.', { end: <EndTime at={locks[0].until} /> })}</>
          )}
          {verdict.remedy === 'unlock-network' && network && (
            <>
              {' '}
              {tNodes('From another network they can. It ends by itself {end}.', {
                end: <EndTime at={network.until} />,
              })}
            </>
          )}
        </p>
        {verdict.remedy !== 'unlock-network' && network && (
          <p className="text-table">
            {tNodes('Not with a password from {ip}: too many tries came from there. That ends by itself {end}.', {
              ip: network.ip,
              end: <EndTime at={network.until} />,
            })}
          </p>
        )}
        {locks.slice(verdict.remedy === 'unlock' ? 1 : 0).map((lock) => (
          <p key={`${lock.act} ${lock.network}`} className="text-table">
            {lockNote(lock)}
          </p>
        ))}
        {waysIn.length === 0 && (
          <p className="text-table">
            {t('With an e-mail address they can set a password by “Forgot password?” on the sign-in page.')}
          </p>
        )}
        {!emailVerified && <p className="text-muted text-table">{t('The e-mail address is not verified.')}</p>}
      </div>
      {verdict.remedy === 'activate' && activate}
      {verdict.remedy === 'unlock' && <UnlockButton userId={userId} isPrimary />}
      {verdict.remedy === 'unlock-network' && <UnlockNetworkButton userId={userId} isPrimary />}
      {verifyCaller}
    </div>
  )
}

function lockNote(lock: Lock): ReactNode {
  const { network, until } = lock
  const known = { reason: lockReason(lock), end: <EndTime at={until} /> }
  return network === null
    ? tNodes('Also locked: {reason}. That ends {end}.', known)
    : tNodes('Also locked from {network}: {reason}. That ends {end}.', { ...known, network })
}

const looks = {
  can: { icon: 'check', tone: 'text-success', background: '' },
  'can-with-a-step': { icon: 'check', tone: 'text-success', background: '' },
  unknown: { icon: 'alert', tone: 'text-warning', background: 'bg-warning-bg' },
  cannot: { icon: 'stop', tone: 'text-danger', background: 'bg-danger-bg' },
} as const
