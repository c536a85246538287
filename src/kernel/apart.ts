/**
 * Sets every value apart from the words around it, which run from right to left, so that a name, an address or a number
 * keeps its own order (Unicode UAX #9 §2.4, first strong isolate). Behind an address of the web stands a space: an address
 * may hold any character (RFC 3987 §2.2), and a mail program would take the mark for a part of it.
 */
export function apart(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw(
    { raw: words },
    ...values.map((value) => `\u2068${value}${addressAtEnd.test(`${value}`) ? ' ' : ''}\u2069`),
  )
}

const addressAtEnd = /(?:\/\/|\bwww\.)\S+$/i
