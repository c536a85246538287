// Connections on this wire (auth0.md 5.8).
import { type Connection, isEnterpriseStrategy } from '../../../connections/connection.ts'
import { openedOptions, optionsWithoutSecrets } from '../../../connections/connection-secrets.ts'
import type { CreateConnectionInput } from '../../../connections/create-connection.ts'
import type { UpdateConnectionInput } from '../../../connections/update-connection.ts'
import type { Directory } from '../../../directory.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { type FieldsQuery, fieldSelection, type SelectFields } from '../fields.ts'
import { type CreateConnectionBody, connectionSettings, type UpdateConnectionBody } from './connection-schemas.ts'

const connectionFieldNames: ReadonlySet<string> = new Set([
  ...`id options strategy name display_name authentication enabled_clients provisioning_ticket_url`.split(' '),
  ...Object.keys(connectionSettings),
])

/** Secrets among the options are for whoever may read options. */
export function connectionJson(
  connection: Connection,
  { sealer, publicUrl }: Pick<Directory, 'sealer' | 'publicUrl'>,
  showsSecrets: boolean,
): object {
  const { id, name, strategy, displayName, options } = connection
  return {
    id,
    options: showsSecrets ? openedOptions(sealer, id, options) : optionsWithoutSecrets(options),
    strategy,
    name,
    ...(asksOthers.has(strategy) ? { provisioning_ticket_url: `${publicUrl}api/v2/connections/${id}` } : {}),
    is_domain_connection: false,
    ...(isEnterpriseStrategy(strategy) ? { show_as_button: false } : {}),
    ...(displayName === null ? {} : { display_name: displayName }),
    authentication: { active: connection.isEnabled },
    connected_accounts: { active: false },
    enabled_clients: connection.enabledClients,
    realms: [name],
    ...connection.settings,
  }
}

/** Strategies whose setup the vendor lets the company's own administrator finish; here it is finished in this API. */
const asksOthers: ReadonlySet<string> = new Set(['ad', 'adfs', 'google-apps', 'pingfederate', 'samlp', 'waad'])

/** What the vendor never leaves out of the fields that are kept: more where one connection was asked for. */
export const alwaysKept = {
  ofMany: 'id,is_domain_connection',
  ofOne: 'id,is_domain_connection,authentication,connected_accounts',
}

export function connectionSelection(query: FieldsQuery, kept: string): SelectFields {
  const isKept = query.fields !== undefined && query.include_fields !== false
  const fields = isKept && query.fields !== '' ? `${query.fields},${kept}` : query.fields
  return fieldSelection({ ...query, ...(fields === undefined ? {} : { fields }) }, connectionFieldNames)
}

export function createInputFrom(body: CreateConnectionBody): CreateConnectionInput {
  return { ...updateInputFrom(body), name: body.name, strategy: body.strategy }
}

export function updateInputFrom(body: UpdateConnectionBody): UpdateConnectionInput {
  const settings = Object.entries(body).filter(([name]) => name in connectionSettings)
  return {
    ...(body.display_name === undefined ? {} : { displayName: body.display_name }),
    ...(body.authentication === undefined ? {} : { isEnabled: body.authentication.active }),
    ...(body.options === undefined ? {} : { options: body.options as JsonObject }),
    ...(body.enabled_clients === undefined ? {} : { enabledClients: body.enabled_clients ?? [] }),
    ...(settings.length === 0 ? {} : { settings: Object.fromEntries(settings) as JsonObject }),
  }
}
