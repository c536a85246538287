/**
 * Sets every value apart from the words around it, which run from right to left, so that a name, an address or a number
 * keeps its own order (Unicode UAX #9 §2.4, first strong isolate).
 */
export function apart(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw({ raw: words }, ...values.map((value) => `\u2068${value}\u2069`))
}
