// What a change changed, as its event tells it: the values before and after, of what differs alone. Values are personal
// data and go with the person (seals/erase-from-log.ts); secrets are told of and never shown.
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'

/** Plain values under the core's names. */
export type Values = Readonly<Record<string, unknown>>

/**
 * `before` and `after` for the details of an event; neither where nothing differs. Null before: it was made, and what it
 * was made with is told. Null after: it is gone. Objects that a caller filled, such as metadata, are told by the keys
 * that differ.
 */
export function changedValues(before: Values | null, after: Values | null): JsonObject {
  if (before === null || after === null) {
    const told = toldOf(present(before ?? after ?? {}))
    if (Object.keys(told).length === 0) return {}
    return before === null ? { after: told } : { before: told }
  }
  const names = differing(plainObject(before), plainObject(after))
  if (names.length === 0) return {}
  const sides = names.map((name) => [name, ...narrowed(plain(before[name]), plain(after[name]))] as const)
  return {
    before: toldOf(Object.fromEntries(sides.map(([name, was]) => [name, was]))),
    after: toldOf(Object.fromEntries(sides.map(([name, _, is]) => [name, is]))),
  }
}

/** Stands in place of a secret, on whichever side there is one. */
const marker = 'changed'

/** Names that end so hold what opens something, whoever chose them. */
const secretName =
  /(secret|pass|password|passwd|passphrase|token|credential|seed|hash|configuration|customheader|connectionstring|[is]key|p12|(access|account|private|api|auth|signing|decryption|server|storage|master)_?key(_?id)?)s?$/i
const secretStart = /^(sealed|encrypted)/i
/** As kernel/sealed-fields.ts leaves them. */
const sealedMark = '$sealed'

/** A value that is longer, as JSON, is told by its hash. */
const longestBytes = 16 * 1024

function toldOf(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toldValue(name, value)]))
}

function toldValue(name: string, value: Json): Json {
  if (isJsonObject(value) && !isSecret(name, value)) {
    const parts = Object.entries(value).map(([key, part]) => [key, cut(withoutSecrets(key, part))] as const)
    return cut(Object.fromEntries(parts))
  }
  return cut(withoutSecrets(name, value))
}

function withoutSecrets(name: string, value: Json): Json {
  if (isSecret(name, value)) return marker
  if (Array.isArray(value)) return value.map((each) => withoutSecrets('', each))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutSecrets(key, part)]))
}

/** Numbers and switches open nothing: `expires_in_token: 60` is a setting. */
function isSecret(name: string, value: Json): boolean {
  if (isJsonObject(value) && sealedMark in value) return true
  const mayOpen = typeof value === 'string' || (typeof value === 'object' && value !== null)
  return mayOpen && (secretName.test(name) || secretStart.test(name))
}

function cut(value: Json): Json {
  const text = JSON.stringify(value)
  const bytes = Buffer.byteLength(text)
  if (bytes <= longestBytes) return value
  return { sha256: createHash('sha256').update(text).digest('hex'), bytes }
}

/** Of two objects the keys that differ, else both whole. */
function narrowed(before: Json, after: Json): readonly [Json, Json] {
  if (!isJsonObject(before) || !isJsonObject(after)) return [before, after]
  const names = new Set(differing(before, after))
  const part = (whole: JsonObject) => Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)))
  return [part(before), part(after)]
}

function differing(before: JsonObject, after: JsonObject): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.filter((name) => !isDeepStrictEqual(before[name], after[name]))
}

function present(values: Values): JsonObject {
  return Object.fromEntries(Object.entries(plainObject(values)).filter(([, value]) => value !== null))
}

function plainObject(values: Values): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]))
}

/** As JSON has it: times as text, and null for what is not there. */
function plain(value: unknown): Json {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}
