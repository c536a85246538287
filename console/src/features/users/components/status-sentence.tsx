import type { ReactNode } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { type User, userLabel } from '../api/user.ts'

interface StatusSentenceProps {
  readonly user: User
  readonly suspension: ReactNode
}

/** The state in a sentence before any data (console.md 5.1). */
export function StatusSentence({ user, suspension }: StatusSentenceProps) {
  if (user.status === 'suspended') {
    return (
      <p className="flex gap-2.5 rounded-card bg-danger-bg px-4 py-3 text-body">
        <Icon name="stop" className="mt-0.5 text-danger" />
        <span>
          <strong className="text-danger">{userLabel(user)} can't sign in.</strong> {suspension}
        </span>
      </p>
    )
  }
  return (
    <p className="flex gap-2.5 rounded-card bg-subtle px-4 py-3 text-body">
      <Icon name="check" className="mt-0.5 text-success" />
      <span>{userLabel(user)} is active: new sign-ins are not blocked.</span>
    </p>
  )
}
