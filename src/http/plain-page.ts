// A page of few words, for what a face without pages of its own has to tell a person: faults of a request that no client
// can be told of, and a question with one button. The face that signs people in shows it, in its own frame and language.
import type { FastifyReply, FastifyRequest } from 'fastify'

export type PlainPage =
  | { readonly kind: 'signed-out' }
  /** Asks before it signs out; `appName` is who wants it, where that is known. */
  | { readonly kind: 'sign-out'; readonly appName: string | null; readonly form: PlainForm }
  /** `technical` is for whoever builds the app, in English. */
  | { readonly kind: 'wrong-request' | 'over'; readonly technical: string }
  /** Null where nobody knows how long. */
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'broken' | 'maintained' }

export interface PlainForm {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  /** Where a redirect after it leads, if that is elsewhere: browsers hold that to the page's policy. */
  readonly leadsTo: string | null
}

export type ShowPlainPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  page: PlainPage,
) => Promise<FastifyReply>
