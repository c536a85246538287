// APIs whose content their maker defined: whoever names one by its identifier gets it whole, and nobody changes it.
import { RollcallError } from '../kernel/errors.ts'
import type { ResourceServer } from './resource-server.ts'
import { tenantAccessContent, tenantAccessIdentifier } from './tenant-access-api.ts'

type PredefinedApi = Pick<ResourceServer, 'name' | 'tokenLifetimeSeconds' | 'permissions' | 'settings'>

const predefinedApis = new Map<string, PredefinedApi>([
  [tenantAccessIdentifier, tenantAccessContent],
  [
    'urn:auth0:express-configure',
    {
      name: 'Okta OIN Express Configuration API',
      tokenLifetimeSeconds: 300,
      permissions: [
        { name: 'express_configure:sso', description: 'Ability to create SSO configurations' },
        { name: 'express_configure:scim', description: 'Ability to create scim configurations' },
      ],
      settings: {
        enforce_policies: true,
        subject_type_authorization: { user: { policy: 'allow_all' }, client: { policy: 'deny_all' } },
      },
    },
  ],
])

export function predefinedApi(identifier: string): PredefinedApi | null {
  return predefinedApis.get(identifier) ?? null
}

export function refusePredefined({ identifier }: ResourceServer): void {
  if (predefinedApi(identifier) === null) return
  throw new RollcallError('system_resource_protected', `${identifier} is predefined: it cannot be changed.`)
}
