import type { Client } from '../clients/client.ts'
import { RollcallError } from '../kernel/errors.ts'
import { servesOneOrSome } from './client-access.ts'
import { type Connection, strategiesOfType } from './connection.ts'
import type { ConnectionStore } from './connection-store.ts'

/**
 * The organizations into which this connection is the only way, because they require single sign-on. Call it before the
 * connection is locked: whoever takes one from an organization locks them in this order too.
 */
export function lockRelying(connections: Pick<ConnectionStore, 'lockRelying'>, id: string): Promise<readonly string[]> {
  return connections.lockRelying(id, strategiesOfType('enterprise'))
}

/** Throws `connection_required` where people come in by it now, would not then, and organizations rely on it. */
export function refuseLastWay(current: Connection, changed: Connection | null, relying: readonly string[]): void {
  if (relying.length === 0) return
  const isShut = changed === null || (servesOneOrSome(current, null) && !servesOneOrSome(changed, null))
  if (!isShut) return
  const why = `${current.name} is the only way into ${relying.join(', ')}, which requires single sign-on. Stop requiring it there first, or add another connection.`
  throw new RollcallError('connection_required', why)
}

/** The same of a client: those whose people come in by it and no other. Call it before the client is locked, which it does. Throws `busy`. */
export function lockRelyingOnClient(
  connections: Pick<ConnectionStore, 'lockRelyingOnClient'>,
  clientId: string,
): Promise<readonly string[]> {
  return connections.lockRelyingOnClient(clientId, strategiesOfType('enterprise'))
}

/** Throws `connection_required` where organizations rely on it. */
export function refuseLastClient({ name }: Pick<Client, 'name'>, relying: readonly string[]): void {
  if (relying.length === 0) return
  const why = `${name} is the only app that uses the connection of ${relying.join(', ')}, which requires single sign-on. Stop requiring it there first, or give the connection to another app.`
  throw new RollcallError('connection_required', why)
}
