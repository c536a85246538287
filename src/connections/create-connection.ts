import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { type Connection, refuseBadConnection } from './connection.ts'
import { newOptions } from './connection-options.ts'
import { sealedOptions } from './connection-secrets.ts'
import type { ConnectionStore } from './connection-store.ts'
import { connectionValues } from './connection-values.ts'
import { refuseBadEndpoints } from './refuse-bad-endpoints.ts'

export type CreateConnectionInput = Pick<Connection, 'name' | 'strategy'> &
  Partial<Pick<Connection, 'displayName' | 'organizationId' | 'isEnabled' | 'options' | 'settings' | 'enabledClients'>>

export interface CreateConnectionDeps {
  readonly connections: ConnectionStore
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly outgoing: Outgoing
  readonly clock: Clock
}

/** Providers of companies that people know by the connection's name where nobody chose another. */
const isNamedAlike: ReadonlySet<string> = new Set(['oidc', 'okta', 'waad'])

/** Throws `connection_exists` when the name is taken, `client_not_found` for a client that is not there. */
export async function createConnection(
  { connections, audit, sealer, clock, outgoing }: CreateConnectionDeps,
  actor: Actor,
  input: CreateConnectionInput,
): Promise<Connection> {
  refuseBadConnection(input)
  refuseBadEndpoints({ outgoing }, input.options ?? {})
  const { name, strategy } = input
  const id = prefixedId('con')
  const connection: Connection = {
    id,
    name,
    strategy,
    displayName: input.displayName ?? (isNamedAlike.has(strategy) ? name : null),
    organizationId: input.organizationId ?? null,
    isEnabled: input.isEnabled ?? true,
    options: sealedOptions(sealer, id, newOptions(strategy, input.options ?? {})),
    settings: input.settings ?? {},
    enabledClients: [...new Set(input.enabledClients)],
    createdAt: clock.now(),
    version: 1,
  }
  await connections.insert(connection)
  const details = { name, strategy, ...changedValues(null, connectionValues(connection)) }
  await audit.record(actor, 'connection.created', { kind: 'connection', id }, details)
  return connection
}
