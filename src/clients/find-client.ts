import { RollcallError } from '../kernel/errors.ts'
import type { Client } from './client.ts'
import type { ClientStore } from './client-store.ts'

/** What was found for a client, or `client_not_found`. */
export function presentClient<Found>(found: Found | null): Found {
  if (found === null) throw clientNotFound()
  return found
}

/** Locks a client that is about to change. */
export async function clientForChange(clients: ClientStore, id: string): Promise<Client> {
  return presentClient(await clients.findForChange(id))
}

export function clientNotFound(cause?: unknown): RollcallError {
  return new RollcallError('client_not_found', 'The client does not exist', { cause })
}
