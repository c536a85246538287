import { allOf } from '../../../lib/any-of.ts'
import { withRole } from '../../../lib/role-words.ts'
import { tCount } from '../../../lib/text.ts'
import type { PresentOperator } from './presence.ts'

/** "Sam (security) and Kim (support) are also here". */
export function alsoHere(operators: readonly PresentOperator[]): string {
  const people = operators.map(({ name, role }) => withRole(name, role))
  return tCount(operators.length, '{people} is also here', '{people} are also here', { people: allOf(people) })
}
