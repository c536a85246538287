import type { Agent } from '../../../caller-verification/require-verification.ts'
import type { Call } from '../route.ts'

/** Whoever calls, with their role at the console where they came through it. */
export function agentOf({ actor, signedIn }: Pick<Call, 'actor' | 'signedIn'>): Agent {
  return { actor, role: signedIn?.operator.role ?? null }
}
