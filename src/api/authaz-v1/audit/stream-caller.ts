import type { FastifyRequest } from 'fastify'
import { apiKeyHash } from '../../../api-keys/api-key.ts'
import type { Directory } from '../../../directory.ts'
import type { Permission } from '../../../kernel/actor.ts'
import { rolePermissions } from '../../../operators/console-roles.ts'
import type { Authenticated } from '../person-callers.ts'

export interface StreamCaller extends Pick<Authenticated, 'actor' | 'signedIn'> {
  readonly request: FastifyRequest
}

/**
 * What a listener may do by now; null when their key or session has ended. Listening does not count as using a session:
 * a forgotten tab would keep it open for ever.
 */
export async function standingPermissions(
  directory: Directory,
  console: Directory,
  { signedIn, request }: StreamCaller,
): Promise<ReadonlySet<Permission> | null> {
  if (signedIn === null) {
    const hash = apiKeyHash(String(request.headers['x-api-key']))
    const key = await directory.stores.apiKeys.findByHash(hash, directory.clock.now())
    return key === null || key.organizationId !== null ? null : new Set(key.permissions)
  }
  const { sessions, operators } = console.stores
  const session = await sessions.find(signedIn.session.id, console.clock.now())
  const operator = session === null ? null : await operators.find(session.userId)
  return operator === null ? null : new Set(rolePermissions[operator.role])
}
