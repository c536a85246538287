import type { Values } from '../audit/changed-values.ts'
import type { Client } from './client.ts'

/** What the audit tells of a client: neither its secret nor what never changes. */
export function clientValues(client: Client): Values {
  const { name, appType, isFirstParty, grantTypes, tokenEndpointAuthMethod, resourceServerIdentifier } = client
  const {
    accessRoleIds,
    accessOrganizationIds,
    signInMethods,
    requiresMfa,
    sessionMinutes,
    accessTokenMinutes,
    settings,
  } = client
  return {
    ...{ name, appType, isFirstParty, grantTypes, tokenEndpointAuthMethod, resourceServerIdentifier },
    ...{
      accessRoleIds,
      accessOrganizationIds,
      signInMethods,
      requiresMfa,
      sessionMinutes,
      accessTokenMinutes,
      settings,
    },
  }
}
