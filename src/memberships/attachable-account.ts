// Which account an e-mail address means to an organization. An address is only as good as who says whose it is: another
// company's provider can say anything, so its accounts are meant only where the organization itself takes people from it.
import type { Application } from '../applications/application.ts'
import { type Connection, connectionKind, strategyType } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { OrganizationConnectionStore } from '../organizations/enabled-connection.ts'
import { primaryIdentity, type User } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'

export interface AttachableAccountDeps {
  readonly application: Pick<Application, 'poolMode'>
  readonly connections: ConnectionStore
  readonly organizationConnections: Pick<OrganizationConnectionStore, 'list'>
  readonly users: UserStore
  readonly accounts: {
    findByIdentifier(connectionId: string, identifier: string): Promise<{ readonly userId: string } | null>
  }
}

/** The organization's own database; where it names none and pools are shared, the application's. */
export async function connectionForNewPeople(
  deps: AttachableAccountDeps,
  organizationId: string,
): Promise<Connection | null> {
  const enabled = await enabledConnections(deps, organizationId)
  const own = enabled.find(({ strategy }) => connectionKind({ strategy }) === 'database')
  if (own !== undefined) return deps.connections.find(own.connectionId)
  return deps.application.poolMode === 'shared' ? deps.connections.findDefaultDatabase() : null
}

/** Locked until the transaction ends; null when the address means nobody. Isolated pools know their own people only. */
export async function attachableAccount(
  deps: AttachableAccountDeps,
  organizationId: string,
  connection: Connection | null,
  email: string,
): Promise<User | null> {
  const candidate =
    deps.application.poolMode === 'shared'
      ? await nearestOf(deps, organizationId, connection, await deps.users.findByEmail(email))
      : await ofConnection(deps, connection, email)
  const held = candidate === null ? null : await deps.users.findForChange(candidate)
  return held?.email === email ? held : null
}

/** From the connection where new people go, else from another of the organization's, else from any that is believed. */
async function nearestOf(
  deps: AttachableAccountDeps,
  organizationId: string,
  connection: Connection | null,
  users: readonly User[],
): Promise<string | null> {
  if (users.length === 0) return null
  const enabled = new Set((await enabledConnections(deps, organizationId)).map(({ connectionId }) => connectionId))
  const comesFrom = (id: string) => (user: User) => primaryIdentity(user).connectionId === id
  const meant =
    (connection === null ? undefined : users.find(comesFrom(connection.id))) ??
    users.find((user) => enabled.has(primaryIdentity(user).connectionId)) ??
    users.find(isBelieved)
  return meant?.id ?? null
}

function isBelieved(user: User): boolean {
  const type = strategyType(primaryIdentity(user).provider)
  return type === 'database' || (type !== 'enterprise' && user.emailVerified)
}

async function ofConnection(
  { accounts }: AttachableAccountDeps,
  connection: Connection | null,
  email: string,
): Promise<string | null> {
  return connection === null ? null : ((await accounts.findByIdentifier(connection.id, email))?.userId ?? null)
}

const connectionsAtMost = 100

async function enabledConnections({ organizationConnections }: AttachableAccountDeps, organizationId: string) {
  const page = { kind: 'cursor', after: null, limit: connectionsAtMost, withTotal: false } as const
  return (await organizationConnections.list({ organizationId, isEnabled: true }, page))?.items ?? []
}
