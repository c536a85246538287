import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'

/**
 * `current_user` in a scope is whoever the token is of (S003-96): nobody else's account. A program came this far only by
 * a scope for everybody's. Rows below `/users/:id` ask it before they read a body (route.ts).
 */
export function refuseForeignAccount({ kind, id }: Actor, userId: string): void {
  if (kind !== 'user' || id === userId) return
  throw new RollcallError('not_permitted', 'User to be acted on does not match subject in bearer token.')
}
