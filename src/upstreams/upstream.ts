// Upstreams: the providers that say who somebody is, when we are the client. This folder owns how they are asked and how
// far their answers are believed; whose account it is decides src/sign-ins.
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'

export interface UpstreamDeps {
  readonly stores: { readonly connections: ConnectionStore; readonly oneTimeSecrets: OneTimeSecretStore }
  readonly outgoing: Outgoing
  readonly sealer: Sealer
  readonly clock: Clock
  readonly publicUrl: string
}

/** A provider as it is spoken to: a connection's options, a preset and the provider's own metadata made one. */
export interface Upstream {
  /** What people call it, such as `Google`. */
  readonly name: string
  readonly protocol: 'openid' | 'oauth'
  /** `id-token`: the vendor's "front channel", where no secret is needed. */
  readonly flow: 'code' | 'id-token'
  readonly clientId: string
  readonly clientSecret: string | null
  readonly clientAuthentication: 'post' | 'basic'
  /** Null where the provider has none. May hold `{tenantid}`, which a token's `tid` fills in. */
  readonly issuer: string | null
  /** The provider promised to name itself in every answer (RFC 9207 §3). */
  readonly namesItself: boolean
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string | null
  readonly keysAddress: string | null
  readonly profileEndpoint: string | null
  /** Where e-mail addresses and whether they are proven are told apart from the profile. */
  readonly emailsEndpoint: string | null
  readonly scope: readonly string[]
  /** Of the authorization request, beside those of the protocol. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Whom the provider names. Its word about an e-mail address opens no account that was there before (OID-17). */
export interface UpstreamIdentity {
  readonly connectionId: string
  readonly provider: string
  readonly subject: string
  readonly email: string | null
  /** Only where the provider said so with a boolean. */
  readonly emailVerified: boolean
  readonly profile: UpstreamProfile
}

export interface UpstreamProfile {
  readonly name: string | null
  readonly nickname: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  readonly picture: string | null
}

/** What the provider says of somebody, before it is judged. */
export type Claims = Readonly<Record<string, unknown>>

/** Why a provider named nobody: its own error code, or one of ours. */
type UpstreamAnswer =
  | 'unreachable'
  | 'unverified'
  | 'not_accepted'
  | 'not_set_up'
  | 'turned_off'
  | 'other_company'
  | 'no_account'
  | 'too_many_attempts'

/** The provider did not name anybody. Provider and answer are public, the detail is for whoever runs the connection. */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure'
  readonly provider: string
  readonly answer: string
  readonly detail: string

  constructor(provider: string, answer: UpstreamAnswer | { readonly code: string }, detail: string, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause })
    this.provider = provider
    this.answer = typeof answer === 'string' ? answer : answer.code
    this.detail = detail
  }
}

/** A text that says something; null for whatever else an option or an answer holds. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Where every provider sends people back to. */
export function callbackAddress(publicUrl: string): string {
  return `${publicUrl}login/callback`
}
