import type { ReactNode } from 'react'
import { needsFromOwner, type Permission } from '../../lib/permissions.ts'
import { EmptyState } from './empty-state.tsx'

interface NoAccessProps {
  /** What is not shown: "Jobs are not shown to your role". */
  readonly title: string
  readonly permission: Permission
  /** Why not, where that is not plain. */
  readonly children?: ReactNode
}

/** In place of a screen, or of its part, that the operator's role may not see (console.md 3.23). */
export function NoAccess({ title, permission, children }: NoAccessProps) {
  return (
    <EmptyState icon="lock" title={title}>
      {children} {needsFromOwner(permission)}
    </EmptyState>
  )
}
