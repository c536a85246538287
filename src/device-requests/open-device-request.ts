import { randomUUID } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { randomText } from '../kernel/ids.ts'
import type { Sealer } from '../kernel/sealing.ts'
import {
  type DeviceRequest,
  deviceCodeHash,
  deviceMinutes,
  newUserCode,
  pollSeconds,
  sealUserCode,
  userCodeHash,
} from './device-request.ts'
import type { DeviceRequestStore } from './device-request-store.ts'

export interface OpenDeviceRequestDeps {
  readonly deviceRequests: DeviceRequestStore
  readonly sealer: Sealer
  readonly clock: Clock
}

export type DeviceAsking = Pick<DeviceRequest, 'clientId' | 'scope' | 'audience' | 'origin'>

export interface OpenedDeviceRequest {
  readonly request: DeviceRequest
  /** Told to the device, and never again. */
  readonly deviceCode: string
  readonly userCode: string
}

const deviceCodeLength = 48
/** Two devices that show the same code at the same time are one chance in billions. */
const triesAtMost = 3

/** A device asks to be let in: what it keeps to itself, and what it shows. */
export async function openDeviceRequest(
  { deviceRequests, sealer, clock }: OpenDeviceRequestDeps,
  asking: DeviceAsking,
): Promise<OpenedDeviceRequest> {
  const now = clock.now()
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const [id, deviceCode, userCode] = [randomUUID(), randomText(deviceCodeLength), newUserCode()]
    const request: DeviceRequest = {
      ...asking,
      id,
      status: 'pending',
      sealedUserCode: sealUserCode(sealer, id, userCode),
      approval: null,
      intervalSeconds: pollSeconds,
      createdAt: now,
      expiresAt: new Date(now.getTime() + deviceMinutes * 60_000),
    }
    const keys = { deviceCodeHash: deviceCodeHash(deviceCode), userCodeHash: userCodeHash(sealer, userCode) }
    if (await deviceRequests.insert(request, keys)) return { request, deviceCode, userCode }
  }
  throw new RollcallError('busy', 'No code is free at this moment. Try again shortly.', { retryAfterSeconds: 1 })
}
