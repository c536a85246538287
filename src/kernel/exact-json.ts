// What JSON may hold so that it comes back as it was sent. Where a fault stands and whom it is told is each reader's own.

export const jsonLevelsAtMost = 64

/** What keeps a text out of PostgreSQL, in a sentence; null when nothing does. */
export function unstorable(text: string): string | null {
  if (text.includes('\0')) return 'Text holds the character U+0000, which cannot be stored'
  if (!text.isWellFormed()) return 'Text holds half a surrogate pair, which cannot be stored'
  return null
}

/** What JavaScript would change in a number as it is written, in a sentence; null when it keeps it. */
export function lossy(source: string): string | null {
  if (significant(source) === significant(String(Number(source)))) return null
  return `The number ${source.slice(0, 40)} cannot be kept exactly; send it as text`
}

/** Where JSON.parse stopped, as ` at position 7`; empty when it does not say. */
export function placeOfSyntaxFault(fault: unknown): string {
  const where = fault instanceof SyntaxError ? /position \d+/.exec(fault.message)?.[0] : undefined
  return where === undefined ? '' : ` at ${where}`
}

/** A number's sign, digits and magnitude, however it is written. */
function significant(source: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source)
  if (match === null) return source
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const trimmed = digits.replace(/0+$/, '')
  if (trimmed === '') return `${sign}0`
  const power = Number(exponent) - fraction.length + (digits.length - trimmed.length)
  return `${sign}${trimmed}e${power}`
}
