// The organization somebody belongs to by the domain of their address, where a client asks for it before the sign-in.
// Being led there proves nothing: whoever is no member of it is refused at the end like anybody else.
import { servesOneOrSome } from '../connections/client-access.ts'
import { type Connection, connectionKind, isSocialStrategy } from '../connections/connection.ts'
import { organizationRule } from './organization-rule.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'

/** What the request named counts before what the address says; null where neither says anything. */
export async function discoverOrganization(
  { stores, application }: SignInDeps,
  { goal, clientId, organizationId, choices }: SignIn,
  domain: string | null,
): Promise<string | null> {
  if (goal.kind !== 'authorize' || choices.namedOrganization === true) return organizationId
  const { organizationId: named } = goal.request
  if (named !== null || domain === null || clientId === null) return named
  const client = await stores.clients.find(clientId)
  if (client === null || !organizationRule(client, application.poolMode).discoversByEmail) return null
  return stores.discoveryDomains.organizationOf(domain)
}

/** The company's own provider, where the organization lets its people in by nothing else; of no client, of any. */
export async function onlyProviderOf(
  { stores }: { readonly stores: Pick<SignInDeps['stores'], 'connections' | 'organizationConnections'> },
  organizationId: string,
  clientId: string | null,
): Promise<Connection | null> {
  const asked = { organizationId, isEnabled: true }
  const page = { kind: 'cursor', after: null, limit: 2, withTotal: false } as const
  const enabled = (await stores.organizationConnections.list(asked, page))?.items ?? []
  const [only] = enabled
  if (only === undefined || enabled.length > 1) return null
  const connection = await stores.connections.find(only.connectionId)
  if (connection === null || connectionKind(connection) !== 'other') return null
  return servesOneOrSome(connection, clientId) && !isSocialStrategy(connection.strategy) ? connection : null
}
