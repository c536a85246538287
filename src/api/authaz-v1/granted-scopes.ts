import type { Stores, Surroundings } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../kernel/errors.ts'

/** The scopes of an API that somebody may let a client have; names the field of whatever there is not. */
export async function grantedScopes(
  { resourceServers, managementAudience }: Stores & Surroundings,
  actor: Actor,
  audience: string,
  asked: 'all' | readonly string[],
): Promise<readonly string[]> {
  const server = await resourceServers.findByIdentifier(audience)
  if (server === null) throw invalidField('audience', `There is no API with the identifier ${audience}.`)
  const defined = server.permissions.map(({ name }) => name)
  const scopes = asked === 'all' ? defined : asked
  const unknown = scopes.find((scope) => !defined.includes(scope))
  if (unknown !== undefined) throw invalidField('scopes', `${audience} defines no scope ${unknown}.`)
  // On `/api/v2` this scope erases people for good, as the vendor's does.
  if (
    audience === managementAudience &&
    scopes.includes('delete:users') &&
    !actor.permissions.has('hard_delete:users')
  ) {
    throw new RollcallError('not_permitted', 'The scope delete:users erases people; you lack hard_delete:users.')
  }
  return scopes
}
