const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/

/** A double keeps fifteen significant digits of any decimal, and every integer up to 2^53. */
const safeDigits = 15

/** A number as JSON writes it, so `02134` stays a postcode. */
export function looksLikeNumber(text: string): boolean {
  return jsonNumber.test(text)
}

/** Undefined also where a double would change the value: a long identifier must never find its rounded neighbour. */
export function readNumber(text: string): number | undefined {
  if (!looksLikeNumber(text)) return undefined
  const value = Number(text)
  const [mantissa = ''] = text.split(/[eE]/)
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+/, '')
  const isInRange = Number.isFinite(value) && (value !== 0 || digits === '')
  const isExact = digits.length <= safeDigits || (/^-?\d+$/.test(text) && Number.isSafeInteger(value))
  if (!isInRange || !isExact) return undefined
  return value === 0 ? 0 : value
}
