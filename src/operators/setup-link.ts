// The one-time link that makes the first owner. Whoever can read the server's log may use it, once, within a day, and
// never after an owner exists.
import type { Clock } from '../kernel/clock.ts'
import { bearerSecret } from '../kernel/ids.ts'
import { secretHash } from '../kernel/sealing.ts'
import type { OperatorStore } from './operator-store.ts'

export interface SetupLinkStore {
  /** Unused links made before this one no longer work. */
  replace(hash: Buffer, createdAt: Date, expiresAt: Date): Promise<void>
  /** Marks the link as used, in one statement that decides; false when it is unknown, used or too old. */
  consume(hash: Buffer, at: Date): Promise<boolean>
}

const setupLinkHours = 24

export interface SetupLinkDeps {
  readonly setupLinks: SetupLinkStore
  readonly operators: OperatorStore
  readonly clock: Clock
}

/** The token of a new link, or null when an owner exists. Call it in a transaction, at each start. */
export async function newSetupLink({ setupLinks, operators, clock }: SetupLinkDeps): Promise<string | null> {
  if ((await operators.countOwners()) > 0) return null
  const token = bearerSecret('rc_setup')
  const now = clock.now()
  await setupLinks.replace(setupLinkHash(token), now, new Date(now.getTime() + setupLinkHours * 3_600_000))
  return token
}

export function setupLinkHash(token: string): Buffer {
  return secretHash('setup link', token)
}
