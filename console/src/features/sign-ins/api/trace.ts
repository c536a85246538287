// The panel as plain text, for a ticket: what it says and nothing more, so that who copies it gives away only what they
// were shown.
import { exactTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { chosenTimes, ownTimeZone } from '../../../lib/time-zone.ts'
import { attemptMethod, attemptOutcome, countedWords, placeWords, stepReached } from './attempt-words.ts'
import { checkSentence, checkTitle } from './check-words.ts'
import type { Attempt, Diagnosis, SignInCheck } from './diagnosis.ts'

interface TraceHead {
  /** The verdict. */
  readonly sentence: string
  readonly userId: string
  readonly checkedAt: Date
}

export function traceOf({ checks, recentSignIns }: Diagnosis, { sentence, userId, checkedAt }: TraceHead): string {
  const zone = chosenTimes() === 'utc' ? 'UTC' : ownTimeZone
  return [
    sentence,
    t('User ID: {id}', { id: userId }),
    t('Checked {time}', { time: exactTime(checkedAt) }),
    t('Times are those of {zone}', { zone }),
    '',
    ...checks.map(checkLine),
    ...(recentSignIns.length === 0 ? [] : ['', t('Last attempts'), ...recentSignIns.map(attemptLine)]),
  ].join('\n')
}

function checkLine(check: SignInCheck): string {
  return `[${stateWords[check.state]}] ${checkTitle(check)}: ${checkSentence(check)}`
}

function attemptLine(attempt: Attempt): string {
  const { startedAt, reference, clientName, ip, device } = attempt
  return [
    exactTime(new Date(startedAt)),
    reference,
    attemptOutcome(attempt),
    methodWords(attempt),
    stepReached(attempt),
    countedWords(attempt),
    clientName,
    ip,
    placeWords(attempt),
    device,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

function methodWords(attempt: Attempt): string | null {
  const method = attemptMethod(attempt)
  return method && t('by {method}', { method })
}

const stateWords: Readonly<Record<SignInCheck['state'], string>> = {
  fail: t('fails'),
  warn: t('stands out'),
  pass: t('in order'),
  unknown: t('could not run'),
}
