// How much goes on at each client: what the list of them shows beside its name.
import type { Clock } from '../kernel/clock.ts'
import type { Span } from './period.ts'

export interface ClientCounts {
  readonly signIns: number
  /** Whatever the audit has through that client as a failure. */
  readonly failures: number
}

export interface ClientHourStore {
  /** From a whole hour on; a client where nothing happened is left out. Throws `search_timeout`. */
  count(clientIds: readonly string[], span: Span): Promise<ReadonlyMap<string, ClientCounts>>
}

export interface ClientActivity extends Span {
  /** In the order in which they were asked for. */
  readonly clients: readonly (ClientCounts & { readonly id: string })[]
}

export const activityDays = 7
const hourMs = 3_600_000

/** The last seven days of some clients, from a whole hour on. */
export async function clientActivity(
  { clientHours, clock }: { readonly clientHours: ClientHourStore; readonly clock: Clock },
  clientIds: readonly string[],
): Promise<ClientActivity> {
  const until = clock.now()
  const begins = until.getTime() - activityDays * 24 * hourMs
  const since = new Date(begins - (begins % hourMs))
  const counted = await clientHours.count(clientIds, { since, until })
  return { since, until, clients: clientIds.map((id) => ({ id, ...(counted.get(id) ?? nothing) })) }
}

const nothing: ClientCounts = { signIns: 0, failures: 0 }
