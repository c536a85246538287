// The access token that comes with a request, for every face that takes one.
import type { FastifyRequest } from 'fastify'
import type { PresentedToken } from '../access-tokens/check-possession.ts'
import { RollcallError } from '../kernel/errors.ts'

export type ShownToken = Pick<PresentedToken, 'token' | 'scheme'>

/** Null where none was sent: a proxy may have put another scheme there. Throws `invalid_token` for what is no token. */
export function shownToken({ headers }: FastifyRequest): ShownToken | null {
  const [word = '', token = '', ...rest] = (headers.authorization ?? '').split(' ')
  const scheme = word.toLowerCase()
  if (scheme !== 'bearer' && scheme !== 'dpop') return null
  if (token.split('.').length === 3 && rest.length === 0) return { token, scheme }
  throw new RollcallError('invalid_token', 'The Authorization header holds no access token.')
}

/** With the proof that came along. `publicUrl` ends with a slash. */
export function presentedToken(request: FastifyRequest, shown: ShownToken, publicUrl: string): PresentedToken {
  const { headers, method } = request
  // The path as it was asked for, below our address as it is published: no host of the request counts.
  const url = publicUrl + request.url.slice(1)
  return { ...shown, proof: headers.dpop === undefined ? null : String(headers.dpop), method, url }
}
