// The two metadata objects of a user: what they may hold, and how a change merges into them (auth0.md 2.4).
import { invalidField } from '../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'

const maxBytes = 16 * 1024
const maxKeys = 256
const maxDepth = 32
const maxKeyLength = 256

/** Names of the profile that app_metadata must not shadow. */
const reservedInAppMetadata: ReadonlySet<string> = new Set(
  `__tenant _id blocked clientID created_at email_verified email globalClientID global_client_id identities lastIP
  lastLogin loginsCount metadata multifactor_last_modified multifactor updated_at user_id`.split(/\s+/),
)

/**
 * The metadata after a change: first-level keys are replaced whole, a null removes its key, and an empty object (or
 * null) removes everything.
 */
export function mergedMetadata(current: JsonObject | null, change: JsonObject | null): JsonObject {
  if (change === null || Object.keys(change).length === 0) return {}
  const merged = new Map<string, Json>(Object.entries(current ?? {}))
  for (const [key, value] of Object.entries(change)) {
    if (value === null) merged.delete(key)
    else merged.set(key, value)
  }
  return Object.fromEntries(merged)
}

/** Throws a fault that names the field and the path when the object may not be stored. */
export function refuseBadMetadata(field: 'app_metadata' | 'user_metadata', metadata: JsonObject): void {
  if (field === 'app_metadata') {
    const reserved = Object.keys(metadata).find((key) => reservedInAppMetadata.has(key))
    if (reserved !== undefined) throw invalidField(`${field}.${reserved}`, `The key ${reserved} is reserved`)
  }
  const keys = countKeys(metadata, field, 1)
  if (keys > maxKeys) throw invalidField(field, `Too many keys (${keys}), maximum ${maxKeys}`)
  const bytes = Buffer.byteLength(JSON.stringify(metadata))
  if (bytes > maxBytes) throw invalidField(field, `Too large (${bytes} bytes), maximum ${maxBytes}`)
}

function countKeys(value: Json, path: string, depth: number): number {
  if (Array.isArray(value)) {
    refuseDepth(path, depth)
    return value.reduce<number>((count, item, index) => count + countKeys(item, `${path}[${index}]`, depth + 1), 0)
  }
  if (!isJsonObject(value)) return 0
  refuseDepth(path, depth)
  return Object.entries(value).reduce((count, [key, item]) => {
    refuseBadKey(path, key)
    return count + 1 + countKeys(item, `${path}.${key}`, depth + 1)
  }, 0)
}

function refuseDepth(path: string, depth: number): void {
  if (depth > maxDepth) throw invalidField(path.slice(0, 200), `Nested too deep, maximum ${maxDepth} levels`)
}

function refuseBadKey(path: string, key: string): void {
  if (key === '') throw invalidField(path, 'A key is empty')
  if (key.length > maxKeyLength) throw invalidField(path, `A key is too long (${key.length}), maximum ${maxKeyLength}`)
  if (key.includes('.') || key.includes('$')) throw invalidField(path, `The key ${key} holds a dot or a dollar sign`)
}
