import type { AuditStore } from '../audit/audit-event.ts'
import type { Client } from '../clients/client.ts'
import { isPublicClient } from '../clients/client-protocol.ts'
import { currentSecret, endOfSecrets } from '../clients/client-secret.ts'
import type { ClientStore } from '../clients/client-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { streamTable, type TableColumn } from './stream-table.ts'

export interface StreamClientsDeps {
  readonly stores: { readonly clients: Pick<ClientStore, 'list'> }
  readonly clock: Clock
  change<Result>(work: (stores: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>
}

/** The programs that people sign in to and those that act for themselves, oldest first; never a secret. */
export function streamClients(
  { stores, clock, change }: StreamClientsDeps,
  actor: Actor,
  time: (moment: Date) => string,
): AsyncIterable<string> {
  return streamTable({
    columns: columnsAt(clock.now()),
    time,
    page: (page) => stores.clients.list({ page }),
    record: (step, details) =>
      change(({ audit }) => audit.record(actor, `list.export_${step}`, null, { list: 'clients', ...details })),
  })
}

const columnsAt = (now: Date): readonly TableColumn<Client>[] => [
  { title: 'id', read: ({ id }) => id },
  { title: 'name', read: ({ name }) => name },
  { title: 'type', read: ({ appType }) => appType },
  { title: 'is_first_party', read: ({ isFirstParty }) => isFirstParty },
  { title: 'grant_types', read: ({ grantTypes }) => grantTypes.join('; ') },
  { title: 'secret_since', read: (client) => (isPublicClient(client) ? null : currentSecret(client, now).createdAt) },
  { title: 'secret_ends', read: (client) => (isPublicClient(client) ? null : endOfSecrets(client)) },
  { title: 'created', read: ({ createdAt }) => createdAt },
]
