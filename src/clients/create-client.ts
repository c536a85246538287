import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { randomText } from '../kernel/ids.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { type Client, defaultGrantTypes, refuseBadName } from './client.ts'
import { sealAddons } from './client-addons.ts'
import { newClientSecret } from './client-secret.ts'
import type { ClientStore } from './client-store.ts'
import { clientValues } from './client-values.ts'
import { refuseBadUrls } from './redirect-urls.ts'

export type CreateClientInput = Pick<Client, 'name'> &
  Partial<
    Pick<
      Client,
      | 'appType'
      | 'isFirstParty'
      | 'grantTypes'
      | 'tokenEndpointAuthMethod'
      | 'resourceServerIdentifier'
      | 'sessionMinutes'
      | 'settings'
    >
  >

export interface CreateClientDeps {
  readonly clients: ClientStore
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly clock: Clock
}

const idLength = 32

/** Throws `resource_server_not_found` for an API that is not there. Every client gets a secret; one that proves itself by none simply never needs it. */
export async function createClient(
  { clients, audit, sealer, clock }: CreateClientDeps,
  actor: Actor,
  input: CreateClientInput,
): Promise<Client> {
  refuseBadName(input.name)
  refuseBadUrls(input.settings ?? {})
  const id = randomText(idLength)
  const appType = input.appType ?? null
  const now = clock.now()
  const client: Client = {
    id,
    name: input.name,
    appType,
    isFirstParty: input.isFirstParty ?? true,
    isSystem: false,
    grantTypes: input.grantTypes ?? defaultGrantTypes(appType),
    tokenEndpointAuthMethod: input.tokenEndpointAuthMethod ?? null,
    resourceServerIdentifier: input.resourceServerIdentifier ?? null,
    secrets: [newClientSecret({ sealer, clientId: id, by: actor, now })],
    accessRoleIds: null,
    accessOrganizationIds: null,
    signInMethods: null,
    requiresMfa: false,
    sessionMinutes: input.sessionMinutes ?? null,
    accessTokenMinutes: null,
    settings: sealAddons(sealer, id, input.settings ?? {}, {}),
    createdAt: now,
  }
  await clients.insert(client)
  const details = { name: client.name, ...changedValues(null, clientValues(client)) }
  await audit.record(actor, 'client.created', { kind: 'client', id }, details)
  return client
}
