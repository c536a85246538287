// Whether somebody tries a way to sign in that they have, and that the client takes.
import type { JsonObject } from '../kernel/json.ts'
import type { Finding } from './finding.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInFacts } from './sign-in-facts.ts'

interface MethodFacts {
  readonly facts: Pick<SignInFacts, 'account' | 'client'>
  /** Those the client takes, of what they have. */
  readonly waysIn: readonly string[]
  readonly recentSignIns: readonly SignIn[]
}

/** `newestFailure`: what the newest attempt that is not finished failed by. */
export function methodCheck({ facts, waysIn, recentSignIns }: MethodFacts, newestFailure: string | null): Finding {
  const { client, account } = facts
  const takes = client?.signInMethods ?? null
  const narrowed: JsonObject = takes === null ? {} : { client: client?.name ?? null, takes: [...takes] }
  const told = { waysIn: [...waysIn], ...narrowed }
  if (takes !== null && waysIn.length === 0) return { state: 'fail', facts: { ...told, hasNone: true } }
  if (recentSignIns.length === 0) return { state: 'unknown', facts: told }
  const triesPassword = newestFailure === 'wrong_password' && account?.password == null
  return { state: triesPassword || newestFailure === 'method' ? 'fail' : 'pass', facts: told }
}
