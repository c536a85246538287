import { useQuery } from '@tanstack/react-query'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { heldRolesQuery } from '../../features/roles/api/role-queries.ts'
import { AssignDialog } from '../../features/roles/components/assign-dialog.tsx'
import { PersonById } from '../../features/users/components/person.tsx'

interface AssignRoleActProps {
  readonly userId: string
  readonly onClose: () => void
}

/** The dialog of the Roles tab, from the palette and from what keeps somebody from signing in. */
export function AssignRoleAct({ userId, onClose }: AssignRoleActProps) {
  const { data: held = [] } = useQuery(heldRolesQuery(userId))
  const { data: places = [] } = useQuery(membershipsQuery(userId))
  return (
    <AssignDialog
      userId={userId}
      person={<PersonById userId={userId} />}
      held={held}
      places={places}
      onClose={onClose}
    />
  )
}
