import type { AuditStore } from '../audit/audit-event.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { ConnectionStore } from './connection-store.ts'
import { createConnection } from './create-connection.ts'

/** The name every SDK and example expects the first database to have. */
export const defaultConnectionName = 'Username-Password-Authentication'

export interface EnsureDefaultConnectionDeps {
  readonly connections: ConnectionStore
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly outgoing: Outgoing
  readonly clock: Clock
}

/** Makes a database for people where there is none. Call it in a transaction that holds the start-up lock. */
export async function ensureDefaultConnection(deps: EnsureDefaultConnectionDeps): Promise<void> {
  if ((await deps.connections.findDefaultDatabase()) !== null) return
  await createConnection(deps, systemActor, { name: defaultConnectionName, strategy: 'auth0' })
}
