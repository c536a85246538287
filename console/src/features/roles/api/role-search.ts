// What narrows the list of roles, as it stands in the address (console.md 1.6).
export interface RoleSearch {
  readonly q?: string
  readonly after?: string
}

export function readRoleSearch({ q, after }: Record<string, unknown>): RoleSearch {
  return {
    ...(typeof q === 'string' && q.trim() !== '' && { q: q.slice(0, 200) }),
    ...(typeof after === 'string' && after !== '' && { after }),
  }
}

/** What narrows the people who hold a role. */
export interface MemberSearch {
  readonly how?: 'everywhere' | 'inside'
}

export function readMemberSearch({ how }: Record<string, unknown>): MemberSearch {
  return how === 'everywhere' || how === 'inside' ? { how } : {}
}
