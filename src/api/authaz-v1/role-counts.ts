// How many a role concerns, as this face writes it.
import type { RoleTally } from '../../roles/role-store.ts'
import { closed, count, flag } from './answers.ts'

/** Exact up to 10,000; where `isEstimate` is true there are more. */
export const memberCount = closed({ count, isEstimate: flag }, 'MemberCount')

export function tallyJson(tally: RoleTally | undefined) {
  if (tally === undefined) return {}
  const { permissions, members, everywhere, changedAt } = tally
  return { permissionCount: permissions, memberCount: members, everywhereCount: everywhere, updatedAt: changedAt }
}
