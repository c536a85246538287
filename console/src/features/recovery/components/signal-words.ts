import { calendarDay } from '../../../lib/format-time.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { RecoveryRequest } from '../api/recovery-request.ts'

export interface Signal {
  /** `good` speaks for the request, `bad` against it, `unknown` says that nobody can tell. */
  readonly tone: 'good' | 'bad' | 'unknown'
  readonly words: string
}

/** All of them, for the review. */
export function signalsOf({ signals, userId, timesAsked }: RecoveryRequest): readonly Signal[] {
  if (userId === null) return [{ tone: 'bad', words: t('no account has this address') }]
  const { country, isKnownDevice, earlierRequests, emailChangedAt, against } = signals
  return [
    country === null
      ? { tone: 'unknown', words: t('country unknown') }
      : country.differs
        ? {
            tone: 'bad',
            words: t('country differs ({asked}, last sign-in {lastSignIn})', {
              asked: country.asked,
              lastSignIn: country.lastSignIn,
            }),
          }
        : { tone: 'good', words: t('same country as the last sign-in') },
    isKnownDevice === null
      ? { tone: 'unknown', words: t('no sign-in to compare the device with') }
      : isKnownDevice
        ? { tone: 'good', words: t('device seen before') }
        : { tone: 'bad', words: t('device not seen before') },
    earlierRequests === 0
      ? { tone: 'good', words: t('first request in 90 days') }
      : {
          tone: 'bad',
          words: tCount(earlierRequests, '1 earlier request in 90 days', '{count} earlier requests in 90 days'),
        },
    emailChangedAt === null
      ? { tone: 'good', words: t('e-mail address never changed') }
      : {
          tone: against.includes('address-changed') ? 'bad' : 'good',
          words: t('e-mail address changed on {day}', { day: calendarDay(new Date(emailChangedAt)) }),
        },
    ...(timesAsked < 2 ? [] : [{ tone: 'unknown', words: t('asked {count} times', { count: timesAsked }) } as const]),
  ]
}
