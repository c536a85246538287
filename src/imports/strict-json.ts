// Reading JSON so that nothing changes on the way in: a key given twice, a number that JavaScript cannot hold and text
// that cannot be stored are refused. One pass over the text beside JSON.parse, because imports read a million of them.
import { jsonLevelsAtMost, lossy, placeOfSyntaxFault, unstorable } from '../kernel/exact-json.ts'

export class UnreadableJson extends Error {
  override readonly name = 'UnreadableJson'
}

/** Throws `UnreadableJson` with a sentence that says what is wrong. */
export function parseStrictJson(text: string): unknown {
  const value = parsed(text)
  const keysKept = checkValue(value, 0, text.includes('\\u'))
  if (keysWritten(text) !== keysKept) throw new UnreadableJson('The same key stands twice in one object')
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw new UnreadableJson(`Not valid JSON${placeOfSyntaxFault(fault)}`)
  }
}

/** Answers how many keys there are. Only an escape can bring in what PostgreSQL does not store. */
function checkValue(value: unknown, depth: number, hasEscapes: boolean): number {
  if (typeof value === 'string') {
    if (hasEscapes) refuseUnstorable(value)
    return 0
  }
  if (typeof value !== 'object' || value === null) return 0
  if (depth >= jsonLevelsAtMost) throw new UnreadableJson(`Nested too deep, maximum ${jsonLevelsAtMost} levels`)
  let keys = 0
  if (Array.isArray(value)) {
    for (const item of value) keys += checkValue(item, depth + 1, hasEscapes)
    return keys
  }
  for (const [key, item] of Object.entries(value)) {
    if (hasEscapes) refuseUnstorable(key)
    keys += 1 + checkValue(item, depth + 1, hasEscapes)
  }
  return keys
}

function refuseUnstorable(text: string): void {
  const fault = unstorable(text)
  if (fault !== null) throw new UnreadableJson(fault)
}

const quote = 0x22
const backslash = 0x5c
const colon = 0x3a
const minus = 0x2d
const zero = 0x30
const nine = 0x39

/** How many keys a valid text writes, refusing lossy numbers on the way. A string before a colon is a key. */
function keysWritten(text: string): number {
  let keys = 0
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at)
    } else if (code === minus || (code >= zero && code <= nine)) {
      at = endOfNumber(text, at)
    } else {
      if (code === colon) keys += 1
      at += 1
    }
  }
  return keys
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end + 1
}

function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charCodeAt(first - 1) === backslash) first -= 1
  return (at - first) % 2 === 1
}

/** So many digits, with a sign and a point, always come back as they were written. */
const safeLength = 15

function endOfNumber(text: string, start: number): number {
  let end = start + 1
  while (isNumberCharacter(text.charCodeAt(end))) end += 1
  if (end - start > safeLength || text.charCodeAt(start) === minus) refuseLossyNumber(text.slice(start, end))
  else if (/[eE]/.test(text.slice(start, end))) refuseLossyNumber(text.slice(start, end))
  return end
}

/** A digit, or one of `.eE+-`. */
function isNumberCharacter(code: number): boolean {
  return (
    (code >= zero && code <= nine) || code === 0x2e || code === 0x45 || code === 0x65 || code === 0x2b || code === minus
  )
}

function refuseLossyNumber(source: string): void {
  const fault = lossy(source)
  if (fault !== null) throw new UnreadableJson(fault)
}
