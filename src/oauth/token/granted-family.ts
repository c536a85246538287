import type { Stores, Surroundings } from '../../directory.ts'
import { type OpenedFamily, type OpenFamilyInput, openFamily } from '../../token-families/open-family.ts'
import { clientActor } from '../client-actor.ts'
import { familyKey, type TokenCall } from './token-call.ts'

export type GrantedAccess = Pick<
  OpenFamilyInput,
  'userId' | 'securityVersion' | 'audience' | 'scope' | 'organizationId' | 'signIn'
>

/** What a grant without a browser session opens for a person. Call it in the transaction that spends what was proven. */
export async function openGrantedFamily(
  deps: Stores & Surroundings,
  call: TokenCall,
  access: GrantedAccess,
): Promise<OpenedFamily> {
  const { client, origin } = call
  const { userId, securityVersion, audience, scope, organizationId, signIn } = access
  const hasRefreshToken = scope.includes('offline_access') && client.grantTypes.includes('refresh_token')
  const person = { userId, securityVersion, organizationId, signIn }
  const family = { audience, scope, keyThumbprint: familyKey(call), sessionId: null, origin, client, hasRefreshToken }
  const opened = await openFamily(deps, { ...person, ...family })
  const grant = call.parameters.required('grant_type', 200)
  const details = { client: client.id, grant, scope, ...(audience === null ? {} : { audience }) }
  await deps.audit.record(clientActor(client, origin), 'user.tokens_issued', { kind: 'user', id: userId }, details)
  return opened
}
