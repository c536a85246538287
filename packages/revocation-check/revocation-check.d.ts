import type { IncomingMessage, ServerResponse } from 'node:http'

export interface RevocationCheckOptions {
  /** `https://rollcall.example.com/oauth/revocations`; plain http for this machine alone. */
  readonly feedUrl: string
  /** Of a first-party client that authenticates by `client_secret_basic`. */
  readonly credentials: { readonly clientId: string; readonly clientSecret: string }
  /** The address of Rollcall's key set, or the set itself. */
  readonly jwks: string | { readonly keys: readonly object[] }
  /** As in tokens; by default the origin of the feed with a slash. */
  readonly issuer?: string
  /** How long the feed may be silent before every token is refused; 3,000 by default. */
  readonly silenceMs?: number
  /** Hears why the feed could not be read. */
  readonly onFault?: (fault: unknown) => void
  /** Where the middleware finds the token; by default it reads `Authorization: Bearer` and `DPoP`. */
  readonly tokenOf?: (request: { readonly headers: IncomingMessage['headers'] }) => string | null
}

/** `fine` is the only one that opens: `too-old` lies behind what the feed tells, or cannot be placed; `unknown` is a silent feed. */
export type Verdict = 'fine' | 'revoked' | 'too-old' | 'unknown'

export interface Claims {
  readonly [claim: string]: unknown
}

/** As Fastify hands it to its hooks. */
interface Reply {
  readonly raw: ServerResponse
  code(status: number): Reply
  header(name: string, value: string): Reply
  send(body: unknown): unknown
}

export interface RevocationCheck {
  /** Settles when the first state is there. */
  readonly ready: Promise<void>
  /** Of claims whose signature was verified; `keyId` is the `kid` of the token's header. */
  check(claims: Claims, keyId?: string): Verdict
  /** True for everything but `fine`. */
  isRevoked(claims: Claims, keyId?: string): boolean
  /** For Express, Connect and Fastify's `onRequest`; put it beside what verifies the signature. */
  middleware(
    request: { readonly headers: IncomingMessage['headers'] },
    response: ServerResponse | Reply,
    next: (fault?: Error) => void,
  ): void
  close(): Promise<void>
}

export function createRevocationCheck(options: RevocationCheckOptions): RevocationCheck
