import { type AttackProtection, defaultProtection } from '../applications/attack-protection.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { LockDeps } from './guard.ts'
import { limitsOf, type ScopedLimit } from './limits-of-attempt.ts'

export interface LiftNetworkLockDeps extends LockDeps {
  readonly audit: AuditStore
}

/** Whether passwords are refused from where this address is, whoever they are for. */
export async function isNetworkLocked(deps: LockDeps, ip: string): Promise<boolean> {
  const limits = limitsOfNetwork(ip, await deps.settings.read())
  const spent = await Promise.all(limits.map((limit) => isSpent(deps, limit)))
  return spent.includes(true)
}

/** Gives the address and its network their attempts back; false when nothing was refused there. Call it in a transaction. */
export async function liftNetworkLock(deps: LiftNetworkLockDeps, actor: Actor, ip: string): Promise<boolean> {
  const wasLocked = await isNetworkLocked(deps, ip)
  await deps.attempts.forget(limitsOfNetwork(ip, defaultProtection).map(({ key }) => key))
  if (wasLocked) await deps.audit.record(actor, 'network.unlocked', { kind: 'network', id: ip })
  return wasLocked
}

/** Those of a network alone, and what it counts of many accounts. */
function limitsOfNetwork(ip: string, protection: AttackProtection): ScopedLimit[] {
  const anybody = { act: 'password', account: '', ip, isKnownBrowser: false, protection } as const
  return limitsOf(anybody).filter(({ account }) => account === null)
}

/** Every limit of a network drips: it is spent while there is no room for one span more. */
async function isSpent({ attempts, clock }: LockDeps, { key, most, spanMs }: ScopedLimit): Promise<boolean> {
  const now = clock.now()
  const counted = await attempts.find(key, now)
  return counted !== null && counted.endsAt.getTime() + spanMs > now.getTime() + most * spanMs
}
