// Permissions as a tree: `read:users` and `update:users` stand below `users`.

export interface PermissionGroup {
  readonly subject: string
  readonly permissions: readonly string[]
}

/** Subjects and what is below each in the order of their names; with words those alone in whose names they stand. */
export function permissionGroups(permissions: readonly string[], words: string): readonly PermissionGroup[] {
  const wanted = words.trim().toLowerCase()
  const groups = Map.groupBy(
    permissions.filter((name) => name.includes(wanted)),
    subjectOf,
  )
  return [...groups]
    .map(([subject, names]) => ({ subject, permissions: names.toSorted((one, other) => one.localeCompare(other)) }))
    .toSorted((one, other) => one.subject.localeCompare(other.subject))
}

export type Tick = 'all' | 'some' | 'none'

export function tickOf({ permissions }: PermissionGroup, chosen: ReadonlySet<string>): Tick {
  const count = permissions.filter((name) => chosen.has(name)).length
  if (count === 0) return 'none'
  return count === permissions.length ? 'all' : 'some'
}

/** All of it, or none where all of it was chosen. What a search hides is neither given nor taken. */
export function withGroup(group: PermissionGroup, chosen: ReadonlySet<string>): ReadonlySet<string> {
  const others = [...chosen].filter((name) => !group.permissions.includes(name))
  return new Set(tickOf(group, chosen) === 'all' ? others : [...others, ...group.permissions])
}

/** In it where it was not, and the other way about. */
export function toggled(name: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const next = new Set(names)
  if (!next.delete(name)) next.add(name)
  return next
}

function subjectOf(permission: string): string {
  return permission.slice(permission.indexOf(':') + 1)
}
