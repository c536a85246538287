// Client grants on this wire (auth0.md 5.7).
import type { ClientGrant } from '../../../clients/client-grant.ts'
import type { UpdateClientGrantInput } from '../../../clients/update-client-grant.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { clientGrantSettings, type UpdateClientGrantBody } from './client-grant-schemas.ts'

export function clientGrantJson(grant: ClientGrant): object {
  return {
    id: grant.id,
    client_id: grant.clientId,
    audience: grant.audience,
    ...(grant.allowsAllScopes ? {} : { scope: grant.scope }),
    allow_all_scopes: grant.allowsAllScopes,
    ...grant.settings,
    subject_type: grant.subjectType,
  }
}

export function grantInputFrom(body: UpdateClientGrantBody): UpdateClientGrantInput {
  const settings = Object.entries(body).filter(([name]) => name in clientGrantSettings)
  return {
    ...(body.scope === undefined ? {} : { scope: body.scope }),
    ...(body.allow_all_scopes === undefined ? {} : { allowsAllScopes: body.allow_all_scopes }),
    ...(settings.length === 0 ? {} : { settings: Object.fromEntries(settings) as JsonObject }),
  }
}
