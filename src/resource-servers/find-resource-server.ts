import { RollcallError } from '../kernel/errors.ts'
import type { ResourceServer } from './resource-server.ts'

/** The resource server, or `resource_server_not_found`. */
export function presentResourceServer(server: ResourceServer | null): ResourceServer {
  if (server === null) throw new RollcallError('resource_server_not_found', 'The resource server does not exist')
  return server
}
