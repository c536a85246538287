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
  const words = failureWords(failure)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
