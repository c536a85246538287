import { type Connection, socialStrategies } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { ImportFault } from './import-fault.ts'
import type { ImportRecord, RecordSchema } from './import-record.ts'

/** Where the people of one import go. */
export interface Destinations {
  /** The connection that the import was asked for. */
  readonly home: Connection
  /** Whether a record may name another connection of the same kind, as exports of several connections do. */
  readonly mayChoose: boolean
  readonly schema: RecordSchema
  readonly byName: ReadonlyMap<string, Connection>
}

const connectionsAPage = 100

/** Null when the home connection is gone. */
export async function loadDestinations(
  connections: ConnectionStore,
  homeId: string,
  rules: Pick<Destinations, 'mayChoose' | 'schema'>,
): Promise<Destinations | null> {
  const byName = new Map<string, Connection>()
  for (let after: string | null = null; ; ) {
    const page = { kind: 'cursor', after, limit: connectionsAPage, withTotal: false } as const
    const { items, next } = await connections.list({ page })
    for (const connection of items) byName.set(connection.name, connection)
    if (next === null) break
    after = next
  }
  const home = [...byName.values()].find(({ id }) => id === homeId)
  if (home === undefined) return null
  // The connections of other organizations hold other people, and are not there for these.
  for (const { name, organizationId } of [...byName.values()]) {
    if (organizationId !== home.organizationId) byName.delete(name)
  }
  return { home, byName, ...rules }
}

/** The connection a record belongs to. People of another provider go to the connection they came from, if it is here. */
export function destinationOf(destinations: Destinations, record: ImportRecord): Connection | ImportFault {
  const { home, mayChoose, byName } = destinations
  const named = record.identities?.[0]?.connection ?? record.connection ?? null
  const provider = providerOf(destinations, record)
  if (provider !== null && provider !== home.strategy) {
    const path = record.identities === undefined ? 'user_id' : 'identities[0].connection'
    return connectionNamed(destinations, named ?? provider, provider, path)
  }
  const chosen = mayChoose && named !== null ? byName.get(named) : undefined
  return chosen !== undefined && chosen.strategy === home.strategy ? chosen : home
}

/** Providers whose ids are told by their prefix alone; in any other id a pipe is a letter like the rest. */
const providers: ReadonlySet<string> = new Set([
  ...socialStrategies,
  ...'ad adfs auth0 auth0-oidc custom email google-apps ip oidc office365 okta pingfederate samlp sharepoint sms waad'.split(
    ' ',
  ),
])

function providerOf({ schema }: Destinations, { userId, identities }: ImportRecord): string | null {
  const own = identities?.[0]
  if (own !== undefined) return own.provider
  if (schema === 'import-file' || userId === undefined) return null
  const prefix = userId.slice(0, Math.max(0, userId.indexOf('|')))
  return providers.has(prefix) ? prefix : null
}

export function connectionNamed(
  { byName }: Destinations,
  name: string,
  provider: string,
  path: string,
): Connection | ImportFault {
  const connection = byName.get(name)
  if (connection !== undefined && connection.strategy === provider) return connection
  const message = `There is no connection ${name} for people of ${provider}. Create it, then import this record again`
  return { code: 'CONNECTION_NOT_FOUND', message, path }
}
