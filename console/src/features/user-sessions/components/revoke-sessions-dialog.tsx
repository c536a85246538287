import type { ReactNode } from 'react'
import { RevokeAllDialog } from './revoke-all-dialog.tsx'
import { useRevocation } from './use-revocation.ts'

interface RevokeSessionsDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly onClose: () => void
}

/** The same act away from the list of sessions, where nobody knows how many there are. */
export function RevokeSessionsDialog({ userId, person, onClose }: RevokeSessionsDialogProps) {
  const { revokeAll } = useRevocation(userId)
  return <RevokeAllDialog person={person} count={null} onConfirm={revokeAll} onClose={onClose} />
}
