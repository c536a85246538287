// Reading JSON so that nothing is changed on the way in: a number that JavaScript cannot hold, a key given twice, text
// that cannot be stored, are refused with the place where they stand (INJ-05, INJ-06).
import { invalidField } from '../kernel/errors.ts'
import { jsonLevelsAtMost, lossy, placeOfSyntaxFault, unstorable } from '../kernel/exact-json.ts'

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
    throw invalidField('body', `The body is not valid JSON${placeOfSyntaxFault(fault)}`)
  }
}

function refuseUnstorable(value: unknown, path: string, depth: number, keys: { count: number }): void {
  if (depth > jsonLevelsAtMost) {
    throw invalidField(shownPath(path), `Nested too deep, maximum ${jsonLevelsAtMost} levels`)
  }
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
  const fault = unstorable(text)
  if (fault !== null) throw invalidField(shownPath(path), fault)
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
    const fault = typeof value === 'number' && source !== undefined ? lossy(source) : null
    if (fault !== null) throw invalidField(shownPath(key), fault)
    return value
  } as (this: unknown, key: string, value: unknown) => unknown)
}

function shownPath(path: string): string {
  const shown = path.replace(/\p{C}/gu, '�')
  return shown.length > maxShownPath ? `${shown.slice(0, maxShownPath)}…` : shown || 'body'
}
