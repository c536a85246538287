import { useQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { AddToOrganizationDialog } from '../../features/organization-users/components/add-to-organization-dialog.tsx'
import { userQuery } from '../../features/users/api/get-user.ts'
import { userLabel } from '../../features/users/api/user.ts'
import { PersonById } from '../../features/users/components/person.tsx'
import { JoinPicker } from './join-picker.tsx'

interface AddToOrganizationActProps {
  readonly userId: string
  readonly onClose: () => void
}

/** The dialog of the Organizations tab, from the menus of a row and of the header. */
export function AddToOrganizationAct({ userId, onClose }: AddToOrganizationActProps) {
  const { session } = useRouteContext({ from: '/signed-in' })
  const { data: user } = useQuery(userQuery(userId))
  const { data: memberships } = useQuery(membershipsQuery(userId))
  const personName = user ? userLabel(user) : userId
  return (
    <AddToOrganizationDialog
      placeOf={({ id, label }) => ({
        appId: session.application.id,
        organizationId: id,
        userId,
        personName,
        organizationName: label,
      })}
      person={<PersonById userId={userId} />}
      held={new Set(memberships?.map(({ id }) => id))}
      picker={(slot) => <JoinPicker {...slot} />}
      onClose={onClose}
    />
  )
}
