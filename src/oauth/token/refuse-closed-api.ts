// What an API asks of whoever gets tokens for it, in the settings that callers keep in their own words (auth0.md 5.7).
import type { ClientGrant } from '../../clients/client-grant.ts'
import { isJsonObject } from '../../kernel/json.ts'
import type { ResourceServer } from '../../resource-servers/resource-server.ts'
import { OAuthError } from '../errors.ts'

/** `proof_of_possession`: tokens that belong to a key. Certificates are proven nowhere here, so asking for them means no. */
export function refuseWithoutPossession({ settings }: ResourceServer, keyThumbprint: string | null): void {
  const proof = settings.proof_of_possession
  if (!isJsonObject(proof) || proof.required !== true) return
  if (proof.mechanism === 'dpop' && keyThumbprint !== null) return
  throw new OAuthError(400, 'invalid_dpop_proof', 'This API takes tokens that belong to a key: send a DPoP header')
}

/** Whether machines may have tokens of their own: `subject_type_authorization.client` and the grant's `organization_usage`. */
export function refuseMachines({ settings, identifier }: ResourceServer, grant: ClientGrant): void {
  const authorization = settings.subject_type_authorization
  const ofClients = isJsonObject(authorization) ? authorization.client : undefined
  if (isJsonObject(ofClients) && ofClients.policy === 'deny_all') {
    throw new OAuthError(403, 'access_denied', `No client gets tokens of its own for "${identifier}"`)
  }
  if (grant.settings.organization_usage === 'require') {
    throw new OAuthError(
      403,
      'access_denied',
      'The client grant requires an organization, and machines act for none here',
    )
  }
}
