// A role's permissions while they are edited: what is ticked, and how that differs from what is stored.
import type { PermissionChange } from './change-role.ts'
import type { DefinedPermission, PermissionName } from './stored-role.ts'

/** Ticked otherwise than stored, by the key of the permission. */
export type PermissionDraft = ReadonlyMap<string, { readonly permission: PermissionName; readonly isGiven: boolean }>

export const noChanges: PermissionDraft = new Map()

export const keyOfPermission = ({ resourceServer, name }: PermissionName) => `${resourceServer} ${name}`

export function isTicked(permission: PermissionName, held: ReadonlySet<string>, draft: PermissionDraft): boolean {
  const key = keyOfPermission(permission)
  return draft.get(key)?.isGiven ?? held.has(key)
}

/** Ticking back what was stored is no change. */
export function ticked(
  permission: PermissionName,
  isGiven: boolean,
  held: ReadonlySet<string>,
  draft: PermissionDraft,
): PermissionDraft {
  const { resourceServer, name } = permission
  const key = keyOfPermission(permission)
  const next = new Map(draft)
  if (held.has(key) === isGiven) next.delete(key)
  else next.set(key, { permission: { resourceServer, name }, isGiven })
  return next
}

export function changeOf(draft: PermissionDraft): PermissionChange {
  const named = (given: boolean) =>
    [...draft.values()].filter(({ isGiven }) => isGiven === given).map(({ permission }) => permission)
  return { add: named(true), remove: named(false) }
}

export interface PermissionGroup {
  readonly resourceServer: string
  readonly label: string
  readonly permissions: readonly DefinedPermission[]
}

/** An API a group, in the order of their names. */
export function groupsOf(permissions: readonly DefinedPermission[]): readonly PermissionGroup[] {
  const groups = Map.groupBy(permissions, ({ resourceServer }) => resourceServer)
  return [...groups]
    .map(([resourceServer, of]) => ({
      resourceServer,
      label: of[0]?.resourceServerName ?? resourceServer,
      permissions: of.toSorted((one, other) => one.name.localeCompare(other.name)),
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label))
}
