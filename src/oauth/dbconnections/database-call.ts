// Who calls the vendor's endpoints for databases: any program, with nothing but the id of a client (auth0.md 1.2), for
// that client's own database.
import type { FastifyRequest } from 'fastify'
import type { Client } from '../../clients/client.ts'
import { allowsPasswords, serves } from '../../connections/client-access.ts'
import { type Connection, connectionKind } from '../../connections/connection.ts'
import type { Directory } from '../../directory.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { Caller } from '../../kernel/actor.ts'
import { bodyParameters, type Parameters } from '../parameters.ts'
import { DatabaseError } from './database-error.ts'

export interface DatabaseCall {
  readonly directory: Directory
  readonly client: Client
  readonly connection: Connection
  readonly parameters: Parameters
  readonly origin: Caller
}

export async function databaseCall(directory: Directory, request: FastifyRequest): Promise<DatabaseCall> {
  const { clients, connections } = directory.stores
  const parameters = bodyParameters(request)
  const client = await clients.find(parameters.required('client_id', 200))
  if (client === null) throw new DatabaseError(400, 'BadRequestError', 'invalid_client', 'There is no such client_id')
  const name = parameters.required('connection', 200)
  const connection = await connections.findByName(name)
  if (connection === null || connectionKind(connection) !== 'database' || !serves(connection, client.id)) {
    throw new DatabaseError(
      400,
      'BadRequestError',
      'invalid_connection',
      `The connection ${name} is no database of this client`,
    )
  }
  if (!allowsPasswords(connection)) {
    throw new DatabaseError(403, 'ForbiddenError', 'passwords_disabled', `The connection ${name} has no passwords`)
  }
  return { directory, client, connection, parameters, origin: callerOf(request) }
}
