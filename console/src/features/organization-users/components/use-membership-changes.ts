import { useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import {
  addToOrganization,
  giveRolesIn,
  type MembershipPlace,
  removeFromOrganization,
  rolesHeldIn,
} from '../api/membership.ts'
import { peopleKey } from '../api/people-queries.ts'

export interface NamedPlace extends MembershipPlace {
  readonly personName: string
  readonly organizationName: string
}

/** Joining and leaving, each with the other as its Undo. Who comes back by Undo gets the roles they held there. */
export function useMembershipChanges() {
  const queryClient = useQueryClient()

  async function add(place: NamedPlace, roleIds: readonly string[] = []): Promise<void> {
    const { personName: person, organizationName: organization } = place
    await addToOrganization(place)
    await giveRolesIn(place, roleIds)
    await refresh(place)
    toastDone(t('{person} was added to {organization}.', { person, organization }), () => remove(place))
  }

  async function remove(place: NamedPlace): Promise<void> {
    const { personName: person, organizationName: organization } = place
    const roleIds = await rolesHeldIn(place)
    await removeFromOrganization(place)
    await refresh(place)
    toastDone(t('{person} was removed from {organization}.', { person, organization }), () => add(place, roleIds))
  }

  async function refresh({ organizationId, userId }: MembershipPlace): Promise<void> {
    for (const of of ['events', 'roles']) void queryClient.invalidateQueries({ queryKey: [of] })
    void queryClient.invalidateQueries({ queryKey: ['organizations'] })
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['memberships', userId] }),
      queryClient.invalidateQueries({ queryKey: ['diagnosis', userId] }),
      queryClient.invalidateQueries({ queryKey: peopleKey(organizationId) }),
    ])
  }

  return { add, remove }
}
