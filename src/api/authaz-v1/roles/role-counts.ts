// How many a role concerns and what it asks of them, as this face writes it.
import type { RoleTally } from '../../../roles/role-store.ts'
import { closed, count, flag, timestampOrNull } from '../answers.ts'

/** Exact up to 10,000; where `isEstimate` is true there are more. */
export const memberCount = closed({ count, isEstimate: flag }, 'MemberCount')

/** Whether those who hold it need a second factor, and until when they may put off setting one up. */
export const mfaRule = { requiresMfa: flag, mfaGraceUntil: timestampOrNull }

export function tallyJson(tally: RoleTally | undefined) {
  if (tally === undefined) return {}
  const { permissions, members, everywhere, changedAt } = tally
  return { permissionCount: permissions, memberCount: members, everywhereCount: everywhere, updatedAt: changedAt }
}
