import { locale } from './text.ts'

const choices = new Intl.ListFormat(locale, { type: 'disjunction' })

/** "a, b or c" */
export function anyOf(parts: readonly string[]): string {
  return choices.format(parts)
}
