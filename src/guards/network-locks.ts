import { type AttackProtection, defaultProtection } from '../applications/attack-protection.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { LockDeps } from './guard.ts'
import { limitsOf, type ScopedLimit } from './limits-of-attempt.ts'

export interface LiftNetworkLockDeps extends LockDeps {
  readonly audit: AuditStore
}

/** Until when passwords are refused from where this address is, whoever they are for; null where they are taken. */
export async function networkLockEnd(deps: LockDeps, ip: string): Promise<Date | null> {
  const limits = limitsOfNetwork(ip, await deps.settings.read())
  const ends = (await Promise.all(limits.map((limit) => endOf(deps, limit)))).filter((end) => end !== null)
  return ends.length === 0 ? null : new Date(Math.max(...ends.map((end) => end.getTime())))
}

/** Gives the address and its network their attempts back; false when nothing was refused there. Call it in a transaction. */
export async function liftNetworkLock(deps: LiftNetworkLockDeps, actor: Actor, ip: string): Promise<boolean> {
  const end = await networkLockEnd(deps, ip)
  await deps.attempts.forget(limitsOfNetwork(ip, defaultProtection).map(({ key }) => key))
  if (end === null) return false
  await deps.audit.record(actor, 'network.unlocked', { kind: 'network', id: ip }, { until: end.toISOString() })
  return true
}

/** Those of a network alone, and what it counts of many accounts. */
function limitsOfNetwork(ip: string, protection: AttackProtection): ScopedLimit[] {
  const anybody = { act: 'password', account: '', ip, isKnownBrowser: false, protection } as const
  return limitsOf(anybody).filter(({ account }) => account === null)
}

/** Every limit of a network drips: it is spent until there is room for one span more. Null for one that is not. */
async function endOf({ attempts, clock }: LockDeps, { key, most, spanMs }: ScopedLimit): Promise<Date | null> {
  const now = clock.now()
  const counted = await attempts.find(key, now)
  if (counted === null) return null
  const end = new Date(counted.endsAt.getTime() - (most - 1) * spanMs)
  return end > now ? end : null
}
