import type { Client } from '../clients/client.ts'
import type { Directory } from '../directory.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Parameters } from './parameters.ts'

export interface ClientRequest {
  readonly authorization: string | undefined
  readonly parameters: Parameters
  readonly origin: Caller
}

/** One way to prove to be a client. */
export interface ClientProof {
  /** As in `token_endpoint_auth_method`. */
  readonly method: string
  isPresented(request: ClientRequest): boolean
  /** Whom the proof is for, before anything is believed; null when it does not say. */
  clientIdIn(request: ClientRequest): string | null
  isProven(directory: Directory, client: Client, request: ClientRequest): boolean | Promise<boolean>
}
