// Who is asking. A face proves it and builds one Actor; only a noun's policy says yes or no.
import type { JsonObject } from './json.ts'

/** A permission in the form `read:users`, the vocabulary that token scopes, API keys and console roles share. */
export type Permission = string

export interface Actor {
  readonly kind: 'client' | 'api-key' | 'operator' | 'user' | 'system'
  /** The client id, key id, operator id or user id. */
  readonly id: string
  /** What audit and the console call this actor. */
  readonly name: string
  /** The console role in which an operator acts; of nobody else. */
  readonly role?: string
  readonly permissions: ReadonlySet<Permission>
  /** The one organization whose people this actor may see and touch; absent or null for the whole application. */
  readonly organizationId?: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
  /** Why they do it, in words they sent with the request; what is recorded of it keeps them. */
  readonly reason?: string
  /** What a program called, where it changes something. */
  readonly operation?: Operation
}

/** A call of a management API as its logs tell of it. Without the body, which is about people. */
export interface Operation {
  /** Such as `Create a User`. */
  readonly name: string
  /** In lower case. */
  readonly method: string
  readonly path: string
  readonly query: JsonObject
}

/** Where a request comes from, as sessions and the audit keep it. */
export type Caller = Pick<Actor, 'ip' | 'userAgent' | 'requestId'>

/** Rollcall itself, for start-up and workers. */
export const systemActor: Actor = {
  kind: 'system',
  id: 'system',
  name: 'Rollcall',
  permissions: new Set(),
  ip: null,
  userAgent: null,
  requestId: null,
}
