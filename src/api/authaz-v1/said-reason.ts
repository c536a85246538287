// Why something is done, beside what is done (console.md 1.8): the header `X-Reason` of whatever changes something. A
// header keeps no letters beyond Latin-1, so the words are percent-encoded.
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { invalidField } from '../../kernel/errors.ts'

const reasonMaxCharacters = 500
const encodedMaxCharacters = reasonMaxCharacters * 9

export const reasonHeader = Type.String({
  minLength: 1,
  maxLength: encodedMaxCharacters,
  description:
    'Why it is done, 1 to 500 characters, percent-encoded as UTF-8. The events of the call keep it. An operator has to say it for what is confirmed each time.',
})

/** Whether a reason said beside the call has a meaning: where something may change and somebody is known. */
export function takesReason({ method, access }: { readonly method: string; readonly access: unknown }): boolean {
  return method !== 'GET' && access !== 'public'
}

/** Undefined where none was sent. */
export function saidReason({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const given = headers['x-reason']
  if (given === undefined || given === '') return undefined
  const reason = decoded(String(given)).trim()
  if (reason !== '' && reason.length <= reasonMaxCharacters && !/\p{Cc}/u.test(reason)) return reason
  throw badReason('Give 1 to 500 characters on one line, percent-encoded as UTF-8.')
}

export function refuseMissingReason(reason: string | undefined): void {
  if (reason === undefined) throw badReason('Say why: what is confirmed each time asks for a reason.')
}

function badReason(message: string) {
  return invalidField('X-Reason', message)
}

/** Nothing where it is no percent-encoding. */
function decoded(given: string): string {
  if (given.length > encodedMaxCharacters) return ''
  try {
    return decodeURIComponent(given)
  } catch {
    return ''
  }
}
