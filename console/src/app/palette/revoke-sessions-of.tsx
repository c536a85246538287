import { RevokeAllDialog } from '../../features/user-sessions/components/revoke-all-dialog.tsx'
import { useRevocation } from '../../features/user-sessions/components/use-revocation.ts'
import { PersonById } from '../../features/users/components/person.tsx'

interface RevokeSessionsOfProps {
  readonly userId: string
  readonly onClose: () => void
}

export function RevokeSessionsOf({ userId, onClose }: RevokeSessionsOfProps) {
  const { revokeAll } = useRevocation(userId)
  return (
    <RevokeAllDialog person={<PersonById userId={userId} />} userId={userId} onConfirm={revokeAll} onClose={onClose} />
  )
}
