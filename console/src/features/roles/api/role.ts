export interface Role {
  readonly id: string
  readonly name: string
  readonly description: string | null
}

/** An organization in which a role holds. */
export interface RolePlace {
  readonly id: string
  readonly name: string
  readonly displayName: string | null
}

/** A role as one user holds it. */
export interface HeldRole {
  readonly roleId: string
  readonly name: string
  readonly description: string | null
  readonly scope: 'global' | 'organization'
  /** Where it holds; null for everywhere. */
  readonly organization: RolePlace | null
  readonly assignedAt: string | null
}

export interface PermissionSource {
  readonly type: 'direct' | 'role'
  readonly roleId?: string
  readonly roleName?: string
}

/** A permission a user has in effect, with every way it comes to them. */
export interface EffectivePermission {
  readonly name: string
  readonly resourceServer: string
  readonly resourceServerName: string | null
  readonly description: string | null
  readonly sources: readonly PermissionSource[]
}
