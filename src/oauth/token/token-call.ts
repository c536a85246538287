import type { Client } from '../../clients/client.ts'
import type { Directory } from '../../directory.ts'
import type { Caller } from '../../kernel/actor.ts'
import type { Parameters } from '../parameters.ts'

/** A request for tokens by a client that is known. */
export interface TokenCall {
  readonly directory: Directory
  readonly client: Client
  /** False for a public client: it only said who it is. */
  readonly isProven: boolean
  readonly parameters: Parameters
  readonly origin: Caller
  /** Of the key that this request proved to hold (RFC 9449 §5); null where it proved none. */
  readonly keyThumbprint: string | null
}

/** What a refresh token is bound to: a client that proves itself each time needs no key for it (RFC 9449 §5). */
export function familyKey({ isProven, keyThumbprint }: TokenCall): string | null {
  return isProven ? null : keyThumbprint
}

/** RFC 6749 §5.1, OpenID Connect Core §3.1.3.3. */
export interface TokenAnswer {
  readonly access_token: string
  readonly id_token?: string
  readonly refresh_token?: string
  readonly scope?: string
  readonly expires_in: number
  readonly token_type: 'Bearer' | 'DPoP'
}

/** One grant type: what it asks for, what it spends, what it answers. */
export type Grant = (call: TokenCall) => Promise<TokenAnswer>
