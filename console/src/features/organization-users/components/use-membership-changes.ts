import { useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import {
  addToOrganization,
  comingBack,
  giveRolesIn,
  type MembershipPlace,
  removeFromOrganization,
  removing,
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

  async function add(place: NamedPlace, roleIds: readonly string[] = [], reason = ''): Promise<void> {
    const { personName: person, organizationName: organization } = place
    await addToOrganization(place, reason)
    await giveRolesIn(place, roleIds, reason)
    await refresh(place)
    const sentence = t('{person} was added to {organization}.', { person, organization })
    toastDone(sentence, (why) => remove(place, why), [removing(place)])
  }

  async function remove(place: NamedPlace, reason = ''): Promise<void> {
    const { personName: person, organizationName: organization } = place
    const roleIds = await rolesHeldIn(place)
    await removeFromOrganization(place, reason)
    await refresh(place)
    const sentence = t('{person} was removed from {organization}.', { person, organization })
    toastDone(sentence, (why) => add(place, roleIds, why), comingBack(place, roleIds))
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
