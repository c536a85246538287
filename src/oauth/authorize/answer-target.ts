import { type AuthorizationRequest, responseModes } from '../../sign-ins/authorization-request.ts'
import { PageError } from '../pages.ts'
import type { Asking } from './asking.ts'

/** Where an answer goes and how: known before anything else of the request is. */
export type AnswerTarget = Pick<AuthorizationRequest, 'redirectUri' | 'responseMode' | 'state'>

export const stateMaxLength = 4_096

/**
 * What can be made out of a request that may be wrong in every other way. A mode that does not exist, or does not fit the
 * response type, is refused in the mode that fits; a state that cannot be read is left out.
 */
export function answerTarget(asking: Asking): AnswerTarget {
  const { parameters, redirectUri } = asking
  const responseMode = modeOf(asking)
  if (responseMode === 'web_message') refuseForeignOrigin(asking)
  return { redirectUri, responseMode, state: readable(() => parameters.text('state', stateMaxLength)) }
}

function modeOf({ parameters, redirectUri }: Asking): AnswerTarget['responseMode'] {
  const types = readable(() => parameters.text('response_type', 100)) ?? ''
  const isInFront = /token/.test(types)
  const usual = isInFront ? 'fragment' : 'query'
  const named = readable(() => parameters.text('response_mode', 100))
  const asked = responseModes.find((mode) => mode === named)
  if (asked === undefined) return usual
  // Tokens never go where servers write them down (OAuth 2.0 Multiple Response Types §5).
  if (asked === 'query' && isInFront) return 'fragment'
  // Only a browser can send a form or a message.
  if ((asked === 'form_post' || asked === 'web_message') && !/^https?:/.test(redirectUri)) return usual
  return asked
}

/** A message is posted to the origin of the registered address, where that origin may have one (WEB-11). */
function refuseForeignOrigin({ client, protocol, redirectUri }: Asking): void {
  const { origin } = new URL(redirectUri)
  if (protocol.webOrigins.some((known) => known.replace(/\/$/, '') === origin)) return
  throw new PageError(
    400,
    'Origin not allowed',
    `${origin} is not one of the allowed web origins of ${client.name}, so response_mode=web_message cannot be used.`,
  )
}

function readable(read: () => string | null): string | null {
  try {
    return read()
  } catch {
    // The rules read it again and say what is wrong with it.
    return null
  }
}
