import type { Clock } from '../kernel/clock.ts'
import { deviceCodeHash } from './device-request.ts'
import type { DeviceRequestStore } from './device-request-store.ts'

export interface PollDeviceRequestDeps {
  readonly deviceRequests: DeviceRequestStore
  readonly clock: Clock
}

/** `approved` says that there is something to redeem, and not that it will be given. */
export type DeviceAnswer = 'unknown' | 'pending' | 'too-soon' | 'expired' | 'denied' | 'approved' | 'redeemed'

/** What a device that asks is told (RFC 8628 §3.5). Only a device that has nothing to get is told to slow down. */
export async function pollDeviceRequest(
  { deviceRequests, clock }: PollDeviceRequestDeps,
  { deviceCode, clientId }: { readonly deviceCode: string; readonly clientId: string },
): Promise<DeviceAnswer> {
  const now = clock.now()
  const poll = await deviceRequests.poll(deviceCodeHash(deviceCode), clientId, now)
  if (poll === null) return 'unknown'
  const { status, expiresAt } = poll.request
  if (status === 'redeemed') return 'redeemed'
  if (expiresAt <= now) return 'expired'
  return status === 'pending' && poll.isTooSoon ? 'too-soon' : status
}
