// The vendor keeps one client that stands for all applications of a tenant, and its tools write the tenant's login page
// into it. Here it is that document alone: no row among the clients, and nothing that gets a token.
import { createHash } from 'node:crypto'
import type { Client } from '../../../clients/client.ts'
import { newClientSecret } from '../../../clients/client-secret.ts'
import type { UpdateClientInput } from '../../../clients/update-client.ts'
import type { Directory } from '../../../directory.ts'
import { type Actor, systemActor } from '../../../kernel/actor.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { changeDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { WireError } from '../errors.ts'

const key = { kind: 'tenant-settings', name: 'all-applications' } as const

const name = 'All Applications'
const idCharacters = 32

/** The same for as long as the application lives. */
export function globalClientId({ application }: Pick<Directory, 'application'>): string {
  return createHash('sha256').update(`all applications of ${application.id}`).digest('hex').slice(0, idCharacters)
}

export async function globalClient({ application, sealer, stores }: Directory): Promise<Client> {
  const settings = await readDocument({ ...stores, sealer }, key)
  return globalClientWith({ application, sealer }, settings ?? {})
}

/** It has settings and nothing else: 400 for whatever would make a program of it. */
export async function changeGlobalClient(
  directory: Directory,
  actor: Actor,
  { settings, ...others }: UpdateClientInput,
): Promise<Client> {
  const [other] = Object.keys(others)
  if (other !== undefined || settings === undefined) {
    throw new WireError(400, `${name} keeps settings such as custom_login_page alone.`, 'operation_not_supported')
  }
  return directory.change(async (deps) => {
    const content = await changeDocument(deps, actor, key, (present) => settings(present ?? {}))
    return globalClientWith(deps, content)
  })
}

type Around = Pick<Directory, 'application' | 'sealer'>

function globalClientWith({ application, sealer }: Around, settings: JsonObject): Client {
  const id = globalClientId({ application })
  const value = sealer.derive('secret of all applications').toString('hex')
  return {
    id,
    name,
    appType: null,
    isFirstParty: true,
    isSystem: true,
    grantTypes: [],
    tokenEndpointAuthMethod: null,
    resourceServerIdentifier: null,
    // Clients of this wire have one. It opens nothing: no token endpoint finds this client.
    secrets: [newClientSecret({ sealer, clientId: id, by: systemActor, now: new Date(0), value })],
    accessRoleIds: null,
    accessOrganizationIds: null,
    signInMethods: null,
    requiresMfa: false,
    sessionMinutes: null,
    accessTokenMinutes: null,
    settings: { callbacks: [], owners: [], ...settings },
    createdAt: new Date(0),
  }
}
