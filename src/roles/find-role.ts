import { RollcallError } from '../kernel/errors.ts'
import type { Role } from './role.ts'
import type { RoleStore } from './role-store.ts'

/** What was found for a role, or `role_not_found`. */
export function presentRole<Found>(found: Found | null): Found {
  if (found === null) throw roleNotFound()
  return found
}

/** Locks a role that is about to change. */
export async function roleForChange(roles: RoleStore, id: string): Promise<Role> {
  return presentRole(await roles.findForChange(id))
}

export function roleNotFound(cause?: unknown): RollcallError {
  return new RollcallError('role_not_found', 'The role does not exist.', { cause })
}
