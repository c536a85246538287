export interface Role {
  readonly id: string
  readonly name: string
  readonly description: string | null
}

/** A role with how many permissions it gives. */
export interface CountedRole extends Role {
  readonly permissionCount: number
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
  /** Null: nobody wrote it down. Of a person only that it was one. */
  readonly givenBy: { readonly kind: string; readonly id: string | null; readonly name: string | null } | null
  /** When it begins and ends, where that was set. */
  readonly from: string | null
  readonly until: string | null
}

export interface PermissionSource {
  readonly type: 'direct' | 'role'
  readonly roleId?: string
  readonly roleName?: string
  /** Where alone the role is held. */
  readonly organization?: RolePlace
}

/** A permission a user has in effect, with every way it comes to them. */
export interface EffectivePermission {
  readonly name: string
  readonly resourceServer: string
  readonly resourceServerName: string | null
  readonly description: string | null
  readonly sources: readonly PermissionSource[]
  /** Of many ways the first are told. */
  readonly sourceCount: number
}
