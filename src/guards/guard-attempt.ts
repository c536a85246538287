import type { Attempt, GuardDeps, Verdict } from './guard.ts'
import { limitsOf, type ScopedLimit } from './limits-of-attempt.ts'

/**
 * Counts one attempt and says whether it may go on. What was counted must not be undone with what follows: never call
 * it in a transaction.
 */
export async function guardAttempt({ attempts, clock }: GuardDeps, attempt: Attempt): Promise<Verdict> {
  const now = clock.now()
  const limits = limitsOf(attempt)
  const answers = await attempts.count(limits, now)
  const refusals = limits.flatMap((limit, place) => {
    const answer = answers[place]
    return answer?.isRefused ? [{ limit, answer }] : []
  })
  if (refusals.length === 0) return { isAllowed: true, isFirstRefusal: false, scope: null, retryAfterSeconds: 0 }
  const byAccount = refusals.filter(({ limit }) => limit.account !== null)
  const decisive = byAccount.length > 0 ? byAccount : refusals
  const freeAt = Math.max(...refusals.map(({ answer }) => answer.freeAt.getTime()))
  return {
    isAllowed: false,
    isFirstRefusal: decisive.some(({ answer }) => answer.refusals === 1),
    scope: byAccount.length > 0 ? 'account' : 'network',
    retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000)),
  }
}

/**
 * Gives back what an attempt was counted, once it proved right. Of a password the account starts over on this network,
 * where its owner is; what was tried from elsewhere stays counted. Never call it in a transaction.
 */
export async function giveBackAttempt({ attempts }: GuardDeps, attempt: Attempt): Promise<void> {
  const limits = limitsOf(attempt)
  const ownLane = attempt.act === 'password' ? limits.filter(isOwnLane) : []
  await attempts.giveBack(
    limits.filter((limit) => !ownLane.includes(limit)),
    ownLane,
  )
}

function isOwnLane({ scope }: ScopedLimit): boolean {
  return scope === 'account-and-network' || scope === 'known-browser'
}
