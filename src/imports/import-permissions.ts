import type { Actor, Permission } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'

/** What an import takes on `/api/v1`: one that changes people who are here does what changing one of them does. */
export function importPermissions(isUpsert: boolean): readonly Permission[] {
  return isUpsert ? ['import:users', 'update:users'] : ['import:users']
}

/** Throws `insufficient_scope` and names the permission. Ask before anything of the file is taken. */
export function refuseUnheldImport({ permissions }: Actor, isUpsert: boolean): void {
  const missing = importPermissions(isUpsert).find((permission) => !permissions.has(permission))
  if (missing === undefined) return
  throw new RollcallError('insufficient_scope', `This import needs the permission ${missing}.`)
}
