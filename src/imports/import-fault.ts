import { RollcallError } from '../kernel/errors.ts'

/** What can be wrong with one record, in the vendor's vocabulary (auth0.md 5.3), which its tools look for. */
export type ImportFaultCode =
  | 'INVALID_JSON'
  | 'INVALID_TYPE'
  | 'INVALID_FORMAT'
  | 'PATTERN'
  | 'MINIMUM'
  | 'MAXIMUM'
  | 'MIN_LENGTH'
  | 'MAX_LENGTH'
  | 'ARRAY_LENGTH_SHORT'
  | 'ARRAY_LENGTH_LONG'
  | 'OBJECT_REQUIRED'
  | 'OBJECT_ADDITIONAL_PROPERTIES'
  | 'NOT_PASSED'
  | 'DUPLICATED_USER'
  | 'CONFLICT'
  | 'CONFLICT_EMAIL'
  | 'CONFLICT_USERNAME'
  | 'CONNECTION_NOT_FOUND'
  | 'MFA_FACTORS_FAILED'
  // Not the vendor's: a check tells of it before it happens.
  | 'DUPLICATED_IN_FILE'

export interface ImportFault {
  readonly code: ImportFaultCode
  readonly message: string
  /** The field, where the fault has one. */
  readonly path?: string
}

/** One refused record. */
export interface RefusedRecord {
  readonly position: number
  /** As it was sent, with hashes and secrets struck out; null where it could not be read. */
  readonly record: unknown
  readonly faults: readonly ImportFault[]
}

/** A refusal of the core as the fault of a record; whatever is no refusal is thrown on. */
export function faultFromRefusal(thrown: unknown): ImportFault {
  if (!(thrown instanceof RollcallError) || thrown.kind !== 'invalid') throw thrown
  const [detail] = thrown.details
  if (detail === undefined) return { code: 'NOT_PASSED', message: thrown.message }
  const isMissing = detail.message.startsWith('Missing required property')
  return { code: isMissing ? 'OBJECT_REQUIRED' : 'INVALID_FORMAT', message: detail.message, path: detail.field }
}
