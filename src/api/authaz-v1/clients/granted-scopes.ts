import type { Stores, Surroundings } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { refuseUnheldScopes } from '../../../operators/refuse-unheld-scopes.ts'
import { tenantAccessIdentifier } from '../../../resource-servers/tenant-access-api.ts'
import type { StepUp } from '../../../sign-ins/step-up.ts'

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
  const grant = { audience, scope: scopes, allowsAllScopes: false, subjectType: 'client' } as const
  refuseUnheldScopes({ managementAudience }, actor, grant)
  return scopes
}

/** A program that may do something with our own APIs is as good as a key, and asks an operator for what making one asks. */
export function confirmingGrant(
  { managementAudience }: Pick<Surroundings, 'managementAudience'>,
  audience: string,
  scopes: 'all' | readonly string[],
): StepUp | null {
  const isOwn = audience === managementAudience || audience === tenantAccessIdentifier
  return isOwn && scopes.length > 0 ? 'recent' : null
}
