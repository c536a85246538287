// Client grants: which API a client may have tokens for, and with which scope at most.
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'

export interface ClientGrant {
  readonly id: string
  readonly clientId: string
  /** The identifier of the resource server. */
  readonly audience: string
  /** Whom the tokens speak for: the client itself, or a user. */
  readonly subjectType: 'client' | 'user'
  /** What a token may carry at most. Names are kept as given, whether the resource server defines them or not. */
  readonly scope: readonly string[]
  /** Then `scope` is whatever the resource server defines at the moment. */
  readonly allowsAllScopes: boolean
  /** Kept for callers, in their words; nothing here reads it. */
  readonly settings: JsonObject
  readonly createdAt: Date
}

const scopeNamesAtMost = 1_000
const scopeNameMaxLength = 280

export function refuseBadScope(scope: readonly string[]): void {
  if (scope.length > scopeNamesAtMost) {
    throw invalidField('scope', `Array is too long (${scope.length}), maximum ${scopeNamesAtMost}`)
  }
  for (const [index, name] of scope.entries()) {
    const field = `scope[${index}]`
    if (name === '') throw invalidField(field, 'String is too short (0 chars), minimum 1')
    // Space is what separates the names in a token (RFC 6749 §3.3).
    if (!/^[\x21-\x7e]+$/.test(name) || name.length > scopeNameMaxLength) {
      throw invalidField(field, `String does not match pattern ^[!-~]+$, at most ${scopeNameMaxLength} characters`)
    }
    if (scope.indexOf(name) !== index) {
      throw invalidField('scope', `Array items are not unique (indexes ${scope.indexOf(name)} and ${index})`)
    }
  }
}

/** The grant, or `client_grant_not_found`. */
export function presentClientGrant(grant: ClientGrant | null): ClientGrant {
  if (grant === null) throw new RollcallError('client_grant_not_found', 'The grant does not exist.')
  return grant
}
