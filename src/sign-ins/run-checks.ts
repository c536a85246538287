// The checks of a diagnosis, those included that could not run because somebody who was to be asked could not answer.
import { type CheckedFacts, type CheckId, checkIds, type SignInCheck, signInCheck } from './sign-in-checks.ts'

/** What is asked of stores of its own: each may fail without the others. */
export type SeparateFact =
  | 'locks'
  | 'lockEvidence'
  | 'mailLimit'
  | 'attempts'
  | 'networkLock'
  | 'networkRules'
  | 'messages'
  | 'suppression'
  | 'invitations'
  | 'membership'
  | 'providers'
  | 'sessions'

/** In the order of their list. `missing`: nobody could say, so that what stands for it in `all` counts for nothing. */
export function runChecks(all: CheckedFacts, missing: ReadonlySet<SeparateFact>): SignInCheck[] {
  return checkIds.map((id) => {
    const couldNotRun = asksFor[id]?.some((fact) => missing.has(fact)) === true
    return couldNotRun ? { id, state: 'unknown', facts: { couldNotRun } } : signInCheck(id, all)
  })
}

const asksFor: Readonly<Partial<Record<CheckId, readonly SeparateFact[]>>> = {
  invitation: ['messages', 'invitations'],
  lock: ['locks'],
  'mail-limit': ['mailLimit'],
  password: ['messages'],
  method: ['attempts'],
  mail: ['messages', 'suppression'],
  mfa: ['attempts'],
  passkey: ['attempts'],
  organization: ['membership'],
  network: ['attempts', 'networkLock', 'networkRules'],
  provider: ['attempts', 'providers'],
  sessions: ['sessions'],
}
