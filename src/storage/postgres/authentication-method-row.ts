import type { AuthenticationMethod, PasskeyDetails } from '../../authentication-methods/authentication-method.ts'
import { trusted } from './sql.ts'

export const methodColumns = trusted(`id, user_id, type, name, created_at, confirmed_at, last_used_at, destination,
  delivery, credential_id, public_key, algorithm, counter, transports, is_backed_up, device_type, aaguid, rp_id,
  user_handle`)

export interface MethodRow {
  readonly id: string
  readonly user_id: string
  readonly type: AuthenticationMethod['type']
  readonly name: string | null
  readonly created_at: Date
  readonly confirmed_at: Date | null
  readonly last_used_at: Date | null
  readonly destination: string | null
  readonly delivery: AuthenticationMethod['delivery']
  readonly credential_id: string | null
  readonly public_key: Buffer
  readonly algorithm: number
  readonly counter: number
  readonly transports: readonly string[]
  readonly is_backed_up: boolean
  readonly device_type: PasskeyDetails['deviceType']
  readonly aaguid: string | null
  readonly rp_id: string
  readonly user_handle: string
}

export function methodFromRow(row: MethodRow): AuthenticationMethod {
  return {
    id: row.id,
    userId: row.user_id,
    type: row.type,
    name: row.name,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at,
    lastUsedAt: row.last_used_at,
    destination: row.destination,
    delivery: row.delivery,
    passkey: row.credential_id === null ? null : passkeyFromRow(row, row.credential_id),
  }
}

function passkeyFromRow(row: MethodRow, credentialId: string): PasskeyDetails {
  return {
    credentialId,
    publicKey: row.public_key,
    algorithm: row.algorithm,
    counter: row.counter,
    transports: row.transports,
    isBackedUp: row.is_backed_up,
    deviceType: row.device_type,
    aaguid: row.aaguid,
    relyingPartyId: row.rp_id,
    userHandle: row.user_handle,
  }
}
