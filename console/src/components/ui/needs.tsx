import { needs, type Permission } from '../../lib/permissions.ts'

/** In place of a control: the role that may use it (console.md 1.7). */
export function Needs({ permission }: { readonly permission: Permission }) {
  return <span className="text-meta text-muted">{needs(permission)}</span>
}
