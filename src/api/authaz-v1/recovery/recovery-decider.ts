import type { Decider } from '../../../recovery/refuse-own-request.ts'
import type { Call } from '../route.ts'

const newest = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const

/** An operator is a person with an address: they may be the one who asks, or a second account of somebody. */
export function deciderOf({ actor, signedIn, console }: Pick<Call, 'actor' | 'signedIn' | 'console'>): Decider {
  const { operators, auditSearch } = console.stores
  const emailOf = async (id: string) => (await operators.find(id))?.email ?? null
  const makerOf = async (subjectId: string) => {
    const { items } = await auditSearch.search({ types: ['operator.created'], subjectId }, newest)
    return items[0]?.actor ?? null
  }
  const { email = null, role = null } = signedIn?.operator ?? {}
  return { actor, email, role, operators: { emailOf, makerOf } }
}
