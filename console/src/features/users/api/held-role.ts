// The role filter in the address: ids of roles, held wherever; `application:` before them, in the whole application;
// `organizations:`, inside organizations alone.

export const holdings = ['any', 'application', 'organizations'] as const
export type Holding = (typeof holdings)[number]

export interface HeldRole {
  readonly ids: string
  readonly roleIn: Holding
}

export function readHeldRole(value: string): HeldRole {
  const [, way, ids] = /^(application|organizations):(.+)$/.exec(value) ?? []
  return ids === undefined ? { ids: value, roleIn: 'any' } : { ids, roleIn: way as Holding }
}

export function writeHeldRole({ ids, roleIn }: HeldRole): string {
  return roleIn === 'any' ? ids : `${roleIn}:${ids}`
}
