import { RollcallError } from '../kernel/errors.ts'
import type { TokenFamily } from './token-family.ts'

/** The family, or `refresh_token_not_found`. */
export function presentFamily(family: TokenFamily | null): TokenFamily {
  if (family === null) throw new RollcallError('refresh_token_not_found', 'The refresh token does not exist.')
  return family
}
