import type { Clock } from '../kernel/clock.ts'
import type { DeviceRequestStore } from './device-request-store.ts'

export interface ForgetDeviceRequestsDeps {
  readonly deviceRequests: Pick<DeviceRequestStore, 'removeEnded'>
  readonly clock: Clock
}

/** So long a device that was switched off is still told that its code ran out. */
const keptMs = 60 * 60_000

/** For a worker, every few minutes. */
export async function forgetDeviceRequests({ deviceRequests, clock }: ForgetDeviceRequestsDeps): Promise<void> {
  await deviceRequests.removeEnded(new Date(clock.now().getTime() - keptMs))
}
