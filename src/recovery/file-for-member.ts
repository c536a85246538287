import { randomBytes } from 'node:crypto'
import { RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Account } from '../sign-ins/account.ts'
import type { RecoveryStores } from './recovery-deps.ts'
import { pendingSince } from './recovery-request.ts'
import type { FiledRecovery } from './recovery-request-store.ts'

/**
 * The one request of a person that waits, or a new one. It was asked for in no browser of theirs: nobody can tell from
 * where they would have asked, so that this speaks neither for it nor against it. Call it with the person locked.
 */
export async function fileForMember(
  { recoveryRequests }: Pick<RecoveryStores, 'recoveryRequests'>,
  { userId, email: ownEmail }: Pick<Account, 'userId' | 'email'>,
  pool: string | null,
  now: Date,
): Promise<FiledRecovery> {
  const since = pendingSince(now)
  // It may wait under an address that they had before.
  const waiting = await recoveryRequests.findPendingOf(userId, since)
  const email = waiting?.email ?? ownEmail
  if (email === null) throw new Error(`${userId} lost their address while they were locked`)
  const nowhere = { context: null, lost: [], phoneNumber: null, ip: null, userAgent: null }
  const meant = { id: prefixedId('rrq'), email, organizationId: pool, userId, createdAt: now, ...nowhere }
  const filed = await recoveryRequests.file(meant, randomBytes(32), since)
  if (filed.request.userId === userId) return filed
  throw new RollcallError(
    'not_permitted',
    'A request for this address waits from before the account had it. Ask whoever runs the directory to settle it.',
  )
}
