import { numberRead, presentRecoveryRequest, type RecoveryRequest } from './recovery-request.ts'
import type { RecoveryRequestStore } from './recovery-request-store.ts'

/** By its id or by the number that people read out. Throws `recovery_request_not_found`. */
export async function findRecoveryRequest(
  recoveryRequests: Pick<RecoveryRequestStore, 'find' | 'findByNumber'>,
  idOrNumber: string,
): Promise<RecoveryRequest> {
  const number = numberRead(idOrNumber)
  const found = number === null ? recoveryRequests.find(idOrNumber) : recoveryRequests.findByNumber(number)
  return presentRecoveryRequest(await found)
}
