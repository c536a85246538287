// What the check of sessions says: how many there may be, how long they last, and who takes a sign-in for less.
import { durationWords } from '../../../lib/duration-words.ts'
import { t } from '../../../lib/text.ts'
import type { SignInCheck } from './diagnosis.ts'

export function sessionSentence({ state, facts }: SignInCheck): string {
  return [numberWords(state, facts), lengthWords(facts), limitWords(facts)].filter((part) => part !== null).join('; ')
}

function numberWords(state: SignInCheck['state'], { mostSessions, openSessions }: SignInCheck['facts']): string {
  if (typeof mostSessions !== 'number') return t('Nothing limits how many sessions there are')
  const numbers = { open: Number(openSessions ?? 0), most: mostSessions }
  return state === 'warn'
    ? t('Sessions open: {open} of at most {most}, and another sign-in ends the oldest', numbers)
    : t('Sessions open: {open} of at most {most}', numbers)
}

function lengthWords({ absoluteMinutes, keptMinutes }: SignInCheck['facts']): string | null {
  const time = durationWords(Number(absoluteMinutes))
  if (time === null) return null
  const kept = durationWords(Number(keptMinutes))
  return kept === null
    ? t('each lasts at most {time}', { time })
    : t('each lasts at most {time}, a kept one {kept}', { time, kept })
}

function limitWords({ sessionMinutes, limitedBy }: SignInCheck['facts']): string | null {
  const time = durationWords(Number(sessionMinutes))
  return time === null ? null : t('{name} takes a sign-in for {time}', { name: String(limitedBy ?? ''), time })
}
