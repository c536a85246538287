// Reading JSON so that nothing is changed on the way in: a number that JavaScript cannot hold, a key given twice, text
// that cannot be stored, are refused with the place where they stand (INJ-05, INJ-06).
import { invalidField } from '../kernel/errors.ts'

const maxDepth = 64
const maxShownPath = 200

/** Throws `invalid_input` naming the field. An empty text is no body. */
export function parseJsonBody(text: string): unknown {
  if (text === '') return undefined
  const value = parsed(text)
  const keys = { count: 0 }
  refuseUnstorable(value, '', 0, keys)
  if (keys.count !== keysWritten(text)) throw invalidField('body', 'The body holds the same key twice in one object')
  if (mayHoldLossyNumber.test(text)) refuseLossyNumbers(text)
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    const where = fault instanceof SyntaxError ? /position \d+/.exec(fault.message)?.[0] : undefined
    throw invalidField('body', `The body is not valid JSON${where === undefined ? '' : ` at ${where}`}`)
  }
}

function refuseUnstorable(value: unknown, path: string, depth: number, keys: { count: number }): void {
  if (depth > maxDepth) throw invalidField(shownPath(path), `Nested too deep, maximum ${maxDepth} levels`)
  if (typeof value === 'string') refuseUnstorableText(value, path)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseUnstorable(item, `${path}[${index}]`, depth + 1, keys)
    return
  }
  for (const [key, item] of Object.entries(value)) {
    const inner = path === '' ? key : `${path}.${key}`
    keys.count += 1
    refuseUnstorableText(key, inner)
    refuseUnstorable(item, inner, depth + 1, keys)
  }
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
export function refuseUnstorableText(text: string, path: string): void {
  if (text.includes('\0'))
    throw invalidField(shownPath(path), 'Text holds the character U+0000, which cannot be stored')
  if (!text.isWellFormed())
    throw invalidField(shownPath(path), 'Text holds half a surrogate pair, which cannot be stored')
}

/** In JSON, a string before a colon is a key, and nothing else is. */
function keysWritten(text: string): number {
  let count = 0
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) count += 1
  return count
}

const mayHoldLossyNumber = /\d{16}|\d[eE]|-0|\d\.\d{15}/

function refuseLossyNumbers(text: string): void {
  JSON.parse(text, function (this: unknown, key: string, value: unknown, context?: { source?: string }) {
    const source = context?.source
    if (typeof value === 'number' && source !== undefined && significant(source) !== significant(String(value))) {
      throw invalidField(shownPath(key), `The number ${source.slice(0, 40)} cannot be kept exactly; send it as text`)
    }
    return value
  } as (this: unknown, key: string, value: unknown) => unknown)
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

function shownPath(path: string): string {
  const shown = path.replace(/\p{C}/gu, '�')
  return shown.length > maxShownPath ? `${shown.slice(0, maxShownPath)}…` : shown || 'body'
}
