// What an operation says of itself, whatever its face: the API description is drawn from it, and the tests hold every
// answer against that.
import type { TSchema } from 'typebox'

/** What each status of success carries; null for an empty body. */
export type Answers = Readonly<Record<number, TSchema | null>>

/** How a caller proves who they are, by the names of the description's security schemes. */
export type Proof = 'bearer' | 'apiKey' | 'operatorSession' | 'personSession' | 'clientSecret' | 'tenantAccess'

export interface DescribedOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Whole, with `:name` for parameters. */
  readonly path: string
  /** The heading it stands under, as in `Management API: users`. */
  readonly tag: string
  /** The operation's name, as in `Delete a user`. */
  readonly summary: string
  /** Any one of them; none where it is open to all. */
  readonly proofs: readonly Proof[]
  /** The permissions or scopes it asks for, in words. */
  readonly permissions: string | null
  /** The same for programs, where the proof is a token by OAuth 2. */
  readonly scopes?: readonly string[]
  readonly query?: TSchema
  readonly params?: TSchema
  readonly body?: TSchema
  /** Media types a body may have. */
  readonly bodyTypes: readonly string[]
  /** Whether the header `Idempotency-Key` has a meaning. */
  readonly takesIdempotencyKey?: boolean
  /** Headers of the face's own, by name; none has to be sent. */
  readonly headers?: Readonly<Record<string, TSchema>>
  readonly answers: Answers
  /** The media type of what is answered; JSON unless it says otherwise. */
  readonly answerType?: string
  /** The shape of every failure. */
  readonly failure: TSchema
  readonly failureType: string
}
