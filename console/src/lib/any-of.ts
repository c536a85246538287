import { locale } from './text.ts'

const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
const choices = new Intl.ListFormat(locale, { type: 'disjunction' })

/** "a, b or c" */
export function anyOf(parts: readonly string[]): string {
  return choices.format(parts)
}

/** "a, b and c" */
export function allOf(parts: readonly string[]): string {
  return lists.format(parts)
}
