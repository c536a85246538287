import type { KnownOperators } from '../../../recovery/persons-behind.ts'
import type { Decider } from '../../../recovery/refuse-own-request.ts'
import type { Call } from '../route.ts'

const newest = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const

/** An operator is a person with an address: they may be the one who asks, or a second account of somebody. */
export function deciderOf({ actor, signedIn, console }: Pick<Call, 'actor' | 'signedIn' | 'console'>): Decider {
  const { email = null, role = null } = signedIn?.operator ?? {}
  return { actor, email, role, operators: knownOperators(console) }
}

export function knownOperators({ stores: { operators, auditSearch } }: Call['console']): KnownOperators {
  const emailOf = async (id: string) => (await operators.find(id))?.email ?? null
  const makerOf = async (subjectId: string) => {
    const { items } = await auditSearch.search({ types: ['operator.created'], subjectId }, newest)
    return items[0]?.actor ?? null
  }
  return { emailOf, makerOf }
}
