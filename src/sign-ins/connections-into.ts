import type { Connection } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { SignIn } from './sign-in.ts'

interface Deps {
  readonly connections: Pick<ConnectionStore, 'listUsedBy' | 'listUsedIn'>
}

/**
 * The connections that a sign-in may be led to, beside its database: its client's; of an account that is to be joined
 * whatever serves some client, because nobody knows where the person has it.
 */
export async function connectionsInto(
  { connections }: Deps,
  { clientId, organizationId, goal }: Pick<SignIn, 'clientId' | 'organizationId' | 'goal'>,
): Promise<readonly Connection[]> {
  if (clientId !== null) return connections.listUsedBy(clientId)
  return goal.kind === 'link' ? connections.listUsedIn(organizationId) : []
}
