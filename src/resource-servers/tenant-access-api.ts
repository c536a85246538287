// The API through which a customer company's own people are managed (seed 001), as a resource server: there from the first
// start. Whoever holds `tenant.access:write` through a role they have in an organization is its administrator; this one
// permission decides it on every face.
import type { Clock } from '../kernel/clock.ts'
import { timeOrderedHex } from '../kernel/ids.ts'
import type { ResourceServerStore } from './resource-server-store.ts'

export const tenantAccessIdentifier = 'urn:rollcall:tenant-access'

export const tenantAccessRead = 'tenant.access:read'
export const tenantAccessWrite = 'tenant.access:write'
export const tenantAccessScopes: readonly string[] = [tenantAccessRead, tenantAccessWrite]

/** Tokens live as long as every other that this server issues for its own APIs to people (S000-30). */
const tokenLifetimeSeconds = 900

export const tenantAccessContent = {
  name: 'Rollcall Tenant Administration',
  tokenLifetimeSeconds,
  permissions: [
    { name: tenantAccessRead, description: 'See the people of an organization' },
    { name: tenantAccessWrite, description: 'Administer the people of an organization' },
  ],
  settings: {
    enforce_policies: true,
    token_dialect: 'access_token_authz',
    // As it is by default: said aloud, so that tools which write back what they read change nothing.
    skip_consent_for_verifiable_first_party_clients: false,
  },
}

/** Makes it where it is missing; otherwise one read. Call it in a transaction. */
export async function ensureTenantAccessApi(
  { resourceServers }: { readonly resourceServers: ResourceServerStore },
  clock: Clock,
): Promise<void> {
  if ((await resourceServers.findByIdentifier(tenantAccessIdentifier)) !== null) return
  const now = clock.now()
  await resourceServers.insert({
    ...tenantAccessContent,
    id: timeOrderedHex(now),
    identifier: tenantAccessIdentifier,
    isSystem: false,
    clientId: null,
    createdAt: now,
  })
}
