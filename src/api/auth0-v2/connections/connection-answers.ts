import { Type } from 'typebox'
import { checkpointListOf, closed, freeObject, listOf, timestamp } from '../answers.ts'

const purpose = Type.Object({ active: Type.Boolean() })

const settings = {
  show_as_button: Type.Boolean(),
  metadata: Type.Record(Type.String(), Type.String()),
  cross_app_access_requesting_app: purpose,
  cross_app_access_resource_app: closed({ status: Type.String() }),
}

/** As it is whole. */
export const connection = closed(
  {
    id: Type.String(),
    name: Type.String(),
    strategy: Type.String(),
    display_name: Type.Optional(Type.String()),
    options: freeObject,
    provisioning_ticket_url: Type.Optional(Type.String({ format: 'uri' })),
    is_domain_connection: Type.Boolean(),
    authentication: purpose,
    connected_accounts: purpose,
    enabled_clients: Type.Array(Type.String()),
    realms: Type.Array(Type.String()),
    ...Type.Partial(Type.Object(settings)).properties,
  },
  'Connection',
)

/** With the fields that were asked for. */
export const someOfConnection = closed(Type.Partial(connection).properties, 'ConnectionFields')

export const connectionList = listOf('connections', someOfConnection)

export const deletedConnection = closed({ deleted_at: timestamp })

export const connectionClients = checkpointListOf('clients', closed({ client_id: Type.String() }))
