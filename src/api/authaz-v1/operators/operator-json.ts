// Operators as this face tells of them.
import type { Directory } from '../../../directory.ts'
import type { Operator } from '../../../operators/operator.ts'

export function operatorJson({ id, email, name, role, createdAt, invitedAt }: Operator) {
  return { id, email, name, role, createdAt, invitedAt }
}

/** With what is known of each beside their role, read for all of them at once. */
export async function operatorsInList({ stores }: Directory, operators: readonly Operator[]) {
  const ids = operators.map(({ id }) => id)
  const [standing, factors] = await Promise.all([stores.operators.standingOf(ids), stores.userFacts.factors(ids)])
  return operators.map((each) => {
    const { lastSignInAt = null, hasSecondFactor = false } = standing.get(each.id) ?? {}
    return { ...operatorJson(each), lastSignInAt, hasSecondFactor, factors: factors.get(each.id) ?? [] }
  })
}
