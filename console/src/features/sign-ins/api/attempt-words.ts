import { failureWords } from '../../../lib/failure-words.ts'
import { t } from '../../../lib/text.ts'
import type { Attempt } from './diagnosis.ts'

/** What became of an attempt: "Signed in", "Wrong password", "Left at the password". */
export function attemptOutcome({ finishedAt, lastFailure, proofs }: Attempt): string {
  if (finishedAt !== null) return t('Signed in')
  if (lastFailure !== null) return answerOf(lastFailure)
  return proofs.length === 0 ? t('Nothing was proven') : t('Not finished: left after the first factor')
}

/** A reason as the server keeps it: `wrong_password`, or `upstream access_denied Google`. */
export function answerOf(failure: string): string {
  const [, answer, provider] = /^upstream (\S+) (.+)$/s.exec(failure) ?? []
  if (answer !== undefined && provider !== undefined) return t('{provider} answered: {answer}', { provider, answer })
  const [reason = '', what, seconds] = failure.split(' ')
  if (what === 'used') return t('A code that was used before')
  if (what === 'clock') return t('Code of a clock that is {by}', { by: clockWords(Number(seconds)) })
  const fault = reason === 'wrong_passkey' ? passkeyFault(what) : null
  if (fault !== null) return fault
  const words = failureWords(reason)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Why a passkey was refused; null where nobody knows. */
export function passkeyFault(fault: string | undefined): string | null {
  return passkeyFaults[fault ?? ''] ?? null
}

const passkeyFaults: Readonly<Record<string, string>> = {
  unknown: t('A passkey that nobody has here: it was removed, or made elsewhere'),
  'other-account': t('A passkey of another account'),
  site: t('A passkey that another site asked for'),
  'second-only': t('A security key, which is a second step and opens nothing alone'),
  'not-unlocked': t('A passkey that was not unlocked by a finger, a face or a PIN'),
}

/** "90 s slow": how a clock is off by which codes are made. */
export function clockWords(seconds: number): string {
  return seconds < 0 ? t('{seconds} s slow', { seconds: -seconds }) : t('{seconds} s fast', { seconds })
}

/** By what they tried to come in: the last proof that was wrong, or else the first that was right; null where none was. */
export function attemptMethod({ lastFailure, proofs }: Pick<Attempt, 'lastFailure' | 'proofs'>): string | null {
  const [reason = ''] = lastFailure?.split(' ') ?? []
  const factor = tried[reason] ?? proofs[0]?.factor
  return factor === undefined ? null : factorWords(factor)
}

const tried: Readonly<Record<string, string>> = {
  wrong_password: 'password',
  too_many_attempts: 'password',
  wrong_passkey: 'passkey',
  wrong_code: 'email-code',
  wrong_totp: 'totp',
  'wrong_recovery-code': 'recovery-code',
  wrong_enrolment_code: 'totp',
  upstream: 'upstream',
}

/** Whether it brought the account nearer to its lock; null where nothing was wrong. */
export function countedWords({ lastFailure, finishedAt, countedTowardsLock }: Attempt): string | null {
  if (lastFailure === null || finishedAt !== null) return null
  return countedTowardsLock ? t('counted towards the lock') : t('not counted towards the lock')
}

/** How far they came: "password, then authenticator app"; null where nothing was proven. */
export function stepReached({ proofs }: Pick<Attempt, 'proofs'>): string | null {
  if (proofs.length === 0) return null
  return t('proven: {factors}', { factors: proofs.map(({ factor }) => factorWords(factor)).join(', ') })
}

/** "Vienna, AT", as far as a table of places knows. */
export function placeWords({ place }: Pick<Attempt, 'place'>): string | null {
  return [place?.city, place?.country].filter(Boolean).join(', ') || null
}

/** A factor that is not known here by its own name. */
export function factorWords(factor: string): string {
  return factors[factor] ?? factor.replaceAll('-', ' ')
}

const factors: Readonly<Record<string, string>> = {
  password: t('password'),
  passkey: t('passkey'),
  'security-key': t('security key'),
  totp: t('authenticator app'),
  'email-code': t('code by e-mail'),
  'second-email-code': t('second code by e-mail'),
  'recovery-code': t('recovery code'),
  'remembered-browser': t('remembered browser'),
  session: t('session'),
  upstream: t('another provider'),
  federated: t('another provider'),
}
