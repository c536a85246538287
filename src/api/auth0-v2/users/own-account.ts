import type { Actor, Permission } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'

/**
 * `current_user` in a scope is whoever the token is of (S003-96): nobody else's account, and nobody's at all in a token
 * of a program, which needs the permission for everybody's.
 */
export function refuseForeignAccount({ kind, id, permissions }: Actor, userId: string, forEverybody: Permission): void {
  if (kind === 'user' ? id === userId : permissions.has(forEverybody)) return
  throw new RollcallError('not_permitted', 'This token is for the account of its own user alone.')
}
