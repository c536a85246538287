// Devices without a keyboard (RFC 8628): one asks, shows a code, and waits until a person typed it in a browser and said
// yes or no there. Which tokens come of it is not decided here.
import { createHmac, randomInt } from 'node:crypto'
import { type Sealer, secretHash } from '../kernel/sealing.ts'
import type { Origin } from '../sessions/session.ts'
import type { FamilySignIn } from '../token-families/token-family.ts'

export interface DeviceRequest {
  /** In the addresses of its pages; no secret. */
  readonly id: string
  readonly clientId: string
  readonly scope: readonly string[]
  readonly audience: string | null
  readonly status: 'pending' | 'approved' | 'denied' | 'redeemed'
  /** What the screen shows, for the page where it is compared. */
  readonly sealedUserCode: Buffer
  /** Where the device asked from. */
  readonly origin: Origin
  /** Of whoever said yes. */
  readonly approval: DeviceApproval | null
  readonly intervalSeconds: number
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface DeviceApproval {
  readonly userId: string
  readonly securityVersion: number
  readonly organizationId: string | null
  readonly signIn: FamilySignIn
}

export const deviceMinutes = 15
export const pollSeconds = 5
/** What asking too often adds (RFC 8628 §3.5). */
export const slowDownSeconds = 5

/** No vowels, so that no word comes of it, and nothing that looks like a digit (RFC 8628 §6.1). */
const letters = 'BCDFGHJKLMNPQRSTVWXZ'
const userCodeLength = 8

/** Such as `BCDF-GHJK`: 20^8 of them. */
export function newUserCode(): string {
  return grouped(Array.from({ length: userCodeLength }, () => letters[randomInt(letters.length)]).join(''))
}

/** However somebody typed it; null for what cannot be one. */
export function readUserCode(typed: string): string | null {
  const plain = typed.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return new RegExp(`^[${letters}]{${userCodeLength}}$`).test(plain) ? grouped(plain) : null
}

function grouped(plain: string): string {
  return `${plain.slice(0, userCodeLength / 2)}-${plain.slice(userCodeLength / 2)}`
}

/** Keyed: there are few enough user codes to try them all on a hash. */
export function userCodeHash(sealer: Sealer, userCode: string): Buffer {
  return createHmac('sha256', sealer.derive('user codes')).update(userCode).digest()
}

export function deviceCodeHash(deviceCode: string): Buffer {
  return secretHash('device code', deviceCode)
}

export function sealUserCode(sealer: Sealer, id: string, userCode: string): Buffer {
  return sealer.seal(userCode, userCodePlace(id))
}

export function userCodeOf(sealer: Sealer, { id, sealedUserCode }: DeviceRequest): string {
  return sealer.unseal(sealedUserCode, userCodePlace(id)).toString()
}

function userCodePlace(id: string): readonly string[] {
  return ['device_requests', 'sealed_user_code', id]
}
