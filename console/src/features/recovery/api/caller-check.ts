// How whoever called was verified, in words and as the evidence of a decision.
import { t } from '../../../lib/text.ts'
import { type CallerCheck, methodInWords, type VerificationMethod, verificationMethods } from './recovery-request.ts'

export function checkInWords(check: CallerCheck): string {
  const { type, by: name } = check
  if (type === 'user.caller_denied') return t('The owner told {name} that they did not call', { name })
  if (type === 'user.caller_not_verified') return t('{name} could not verify the caller', { name })
  return t('{name} verified the caller: {way}', { name, way: wayInWords(check) })
}

export function methodOfCheck({ channel, kind }: CallerCheck): VerificationMethod {
  if (channel === 'email') return 'mailed-code'
  return verificationMethods.find(({ value }) => value === kind)?.value ?? 'other'
}

/** What a decision keeps of it; the log keeps English, whoever reads it. */
export function checkedWords({ channel, kind, by }: CallerCheck): string {
  const way = channel === 'other' ? (kind ?? 'other').replace('-', ' ') : (ways[channel ?? ''] ?? 'other')
  return `caller verified by ${by}: ${way}`
}

const ways: Readonly<Record<string, string>> = {
  email: 'e-mail code',
  session: 'prompt in their session',
  authenticator: 'authenticator',
}

function wayInWords({ channel, kind }: CallerCheck): string {
  if (channel === 'email') return t('code by e-mail')
  if (channel === 'session') return t('prompt in their session')
  if (channel === 'authenticator') return t('authenticator code')
  return methodInWords(kind ?? 'other')
}
