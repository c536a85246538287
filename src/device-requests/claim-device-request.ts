import type { AuditStore } from '../audit/audit-event.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { strangerFrom } from '../sign-ins/sign-in-deps.ts'
import { type DeviceRequest, readUserCode, userCodeHash } from './device-request.ts'
import type { DeviceRequestStore } from './device-request-store.ts'

export interface ClaimDeviceRequestDeps {
  readonly stores: {
    readonly deviceRequests: DeviceRequestStore
    readonly attempts: AttemptStore
    readonly audit: AuditStore
  }
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface TypedUserCode {
  readonly typed: string
  readonly browserHash: Buffer
}

/**
 * Takes a request for the browser in which its code was typed: from then on nobody answers it anywhere else
 * (CVE-2026-45337). Null for a wrong code, one that ran out, was answered, or was typed in another browser before.
 * Counted before it is looked up, for the browser and its network (OID-19); throws `rate_limited`.
 */
export async function claimDeviceRequest(
  { stores, sealer, clock }: ClaimDeviceRequestDeps,
  caller: Caller,
  { typed, browserHash }: TypedUserCode,
): Promise<DeviceRequest | null> {
  const guard = { attempts: stores.attempts, clock }
  const browser = `browser ${browserHash.toString('base64url')}`
  const attempt = { act: 'user-code', account: browser, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt(guard, attempt)
  if (!verdict.isAllowed) {
    if (verdict.isFirstRefusal) await noteWrong(stores.audit, caller, 'too_many_user_codes')
    throw tooManyAttempts(verdict)
  }
  const userCode = readUserCode(typed)
  const hash = userCode === null ? null : userCodeHash(sealer, userCode)
  const request = hash === null ? null : await stores.deviceRequests.claim(hash, browserHash, clock.now())
  // Only codes that nothing has are guesses.
  if (request !== null) await giveBackAttempt(guard, attempt)
  else await noteWrong(stores.audit, caller, 'wrong_user_code')
  return request
}

function noteWrong(audit: AuditStore, caller: Caller, reason: string): Promise<void> {
  return audit.record(strangerFrom(caller), 'user.sign_in_failed', null, { reason })
}
