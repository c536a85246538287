import type { Values } from '../audit/changed-values.ts'
import type { ResourceServer } from './resource-server.ts'

/** What the audit tells of an API. */
export function resourceServerValues(server: ResourceServer): Values {
  const { identifier, name, tokenLifetimeSeconds, permissions, settings } = server
  return { identifier, name, tokenLifetimeSeconds, permissions, settings }
}
