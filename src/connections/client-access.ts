import { isJsonObject } from '../kernel/json.ts'
import { type Connection, connectionKind } from './connection.ts'

/**
 * Whether people of the connection may sign in to the client. A database that names no client serves them all, so that a
 * first client works without a further step; once it names one, only those it names.
 */
export function serves(connection: Connection, clientId: string | null): boolean {
  if (!connection.isEnabled) return false
  const { enabledClients } = connection
  if (enabledClients.length === 0) return connectionKind(connection) === 'database'
  return clientId !== null && enabledClients.includes(clientId)
}

/** As `serves`; for what is no client's, such as the pages of the own account, whatever serves some client is a way in. */
export function servesOneOrSome(connection: Connection, clientId: string | null): boolean {
  return clientId === null ? connection.isEnabled && connection.enabledClients.length > 0 : serves(connection, clientId)
}

/** Off where a connection says so: its people have passkeys or codes (AUT-17). */
export function allowsPasswords({ options }: Pick<Connection, 'options'>): boolean {
  return isOn(options, 'password')
}

/** Whether people may make an account there by themselves. */
export function allowsSignUp(connection: Connection): boolean {
  return connectionKind(connection) === 'database' && connection.options.disable_signup !== true
}

function isOn({ authentication_methods: methods }: Connection['options'], method: string): boolean {
  const section = isJsonObject(methods) ? methods[method] : undefined
  return !isJsonObject(section) || section.enabled !== false
}
