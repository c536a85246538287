// How an answer reaches the client (OAuth 2.0 Multiple Response Types, Form Post Response Mode 1.0). Each answer names
// its issuer, so that a client of several is not misled (RFC 9207).
import type { FastifyReply } from 'fastify'
import type { AnswerTarget } from './answer-target.ts'
import { sendFormPost } from './form-post.ts'
import type { Refusal } from './refusal.ts'
import { sendWebMessage } from './web-message.ts'

export type AnswerValues = Readonly<Record<string, string>>

export function sendAnswer(
  reply: FastifyReply,
  target: AnswerTarget,
  issuer: string,
  values: AnswerValues,
): FastifyReply {
  const answer = { ...values, ...(target.state === null ? {} : { state: target.state }), iss: issuer }
  reply.header('cache-control', 'no-store')
  const { redirectUri, responseMode } = target
  if (responseMode === 'form_post') return sendFormPost(reply, redirectUri, answer)
  if (responseMode === 'web_message') return sendWebMessage(reply, new URL(redirectUri).origin, answer)
  return reply.redirect(
    responseMode === 'query' ? withQuery(redirectUri, answer) : withFragment(redirectUri, answer),
    303,
  )
}

export function sendRefusal(reply: FastifyReply, target: AnswerTarget, issuer: string, refusal: Refusal): FastifyReply {
  // RFC 6749 §4.1.2.1 keeps quotes and whatever is not ASCII out of it.
  const description = refusal.message.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?')
  return sendAnswer(reply, target, issuer, { error: refusal.code, error_description: description })
}

/** The address as registered, with the answer behind what it has already. */
export function withQuery(address: string, answer: AnswerValues): string {
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(answer)}`
}

function withFragment(address: string, answer: AnswerValues): string {
  return `${address}#${new URLSearchParams(answer)}`
}
