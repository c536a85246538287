import { withRole } from '../../../lib/role-words.ts'
import { locale, tCount } from '../../../lib/text.ts'
import type { PresentOperator } from './presence.ts'

const lists = new Intl.ListFormat(locale, { type: 'conjunction' })

/** "Sam (security) and Kim (support) are also here". */
export function alsoHere(operators: readonly PresentOperator[]): string {
  const people = operators.map(({ name, role }) => withRole(name, role))
  return tCount(operators.length, '{people} is also here', '{people} are also here', { people: lists.format(people) })
}
