import { locale, t, tCount } from '../../../lib/text.ts'
import type { PresentOperator } from './presence.ts'

const lists = new Intl.ListFormat(locale, { type: 'conjunction' })

/** "Sam (security) and Kim (support) are also here". */
export function alsoHere(operators: readonly PresentOperator[]): string {
  const people = operators.map(({ name, role }) => t('{name} ({role})', { name, role: roleWords[role] }))
  return tCount(operators.length, '{people} is also here', '{people} are also here', { people: lists.format(people) })
}

const roleWords: Readonly<Record<PresentOperator['role'], string>> = {
  owner: t('owner'),
  admin: t('admin'),
  security: t('security'),
  support: t('support'),
  support_readonly: t('support, read-only'),
  auditor: t('auditor'),
}
