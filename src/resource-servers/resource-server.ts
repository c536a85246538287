// Resource servers: the APIs that tokens are issued for, and the permissions each defines. Who has which permission is
// not known here.
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'

export interface ResourceServer {
  readonly id: string
  /** The audience of its tokens; never changes. */
  readonly identifier: string
  readonly name: string | null
  /** Rollcall's own Management API: what it is called by and what it allows is not the operator's to change. */
  readonly isSystem: boolean
  /** The client that is this API, where there is one. */
  readonly clientId: string | null
  readonly tokenLifetimeSeconds: number
  readonly permissions: readonly DefinedPermission[]
  /** Kept for callers, in their words; nothing here reads it. */
  readonly settings: JsonObject
  readonly createdAt: Date
}

export interface DefinedPermission {
  readonly name: string
  readonly description: string | null
}

export const defaultTokenLifetimeSeconds = 86_400
/** 30 days, the vendor's own limit. */
const tokenLifetimeMostSeconds = 2_592_000

const identifierMaxLength = 600
const permissionNameMaxLength = 280
const permissionsAtMost = 1_000

export function refuseBadIdentifier(identifier: string): void {
  const length = [...identifier].length
  if (length === 0) throw invalidField('identifier', 'String is too short (0 chars), minimum 1')
  if (length > identifierMaxLength) {
    throw invalidField('identifier', `String is too long (${length} chars), maximum ${identifierMaxLength}`)
  }
}

export function refuseBadLifetime(seconds: number): void {
  if (seconds < 0) throw invalidField('token_lifetime', `Value ${seconds} is less than minimum 0`)
  if (seconds > tokenLifetimeMostSeconds) {
    throw invalidField('token_lifetime', `Value ${seconds} is greater than maximum ${tokenLifetimeMostSeconds}`)
  }
}

/** A scope is a list of permissions with spaces between them, so none may hold one (RFC 6749 §3.3). */
const permissionName = /^[\x21\x23-\x5b\x5d-\x7e]+$/

export function refuseBadPermissions(permissions: readonly DefinedPermission[]): void {
  if (permissions.length > permissionsAtMost) {
    throw invalidField('scopes', `Array is too long (${permissions.length}), maximum ${permissionsAtMost}`)
  }
  const seen = new Map<string, number>()
  for (const [index, { name }] of permissions.entries()) {
    const field = `scopes[${index}].value`
    if (!permissionName.test(name) || name.length > permissionNameMaxLength) {
      const message = `String does not match pattern ${permissionName.source}, at most ${permissionNameMaxLength} characters`
      throw invalidField(field, message)
    }
    const earlier = seen.get(name)
    if (earlier !== undefined) {
      throw invalidField('scopes', `Array items are not unique (indexes ${earlier} and ${index})`)
    }
    seen.set(name, index)
  }
}

export function refuseSystem({ isSystem, identifier }: ResourceServer, what: string): void {
  if (!isSystem) return
  throw new RollcallError('system_resource_protected', `${identifier} belongs to Rollcall itself: ${what}.`)
}
