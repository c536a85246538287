import type { Attempt } from './diagnosis.ts'

/** What became of an attempt: "Signed in", "Wrong password", "Left at the password". */
export function attemptOutcome({ finishedAt, lastFailure, proofs }: Attempt): string {
  if (finishedAt !== null) return 'Signed in'
  if (lastFailure !== null) return failureWords(lastFailure)
  return proofs.length === 0 ? 'Nothing was proven' : 'Not finished: left after the first factor'
}

/** A reason as the server keeps it: `wrong_password`, or `upstream access_denied Google`. */
function failureWords(failure: string): string {
  const [, answer, provider] = /^upstream (\S+) (.+)$/s.exec(failure) ?? []
  if (answer !== undefined) return `${provider} answered: ${answer}`
  const words = failure.replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
