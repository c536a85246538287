import type { ReactNode } from 'react'
import { RevokeAllDialog } from './revoke-all-dialog.tsx'
import { useRevocation } from './use-revocation.ts'

interface RevokeSessionsDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly onClose: () => void
}

/** The same act away from the list of sessions. */
export function RevokeSessionsDialog({ userId, person, onClose }: RevokeSessionsDialogProps) {
  const { revokeAll } = useRevocation(userId)
  return <RevokeAllDialog userId={userId} person={person} onConfirm={revokeAll} onClose={onClose} />
}
