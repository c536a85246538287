// Secrets among the fields of a JSON object lie sealed where they stand (security.md 5.3).
import { invalidField } from './errors.ts'
import { isJsonObject, type Json, type JsonObject } from './json.ts'
import type { Sealer } from './sealing.ts'

/** Which fields are secrets, at whatever depth, and where the object stands: what was sealed for one place opens in no other. */
export interface SecretFields {
  readonly names: ReadonlySet<string>
  /** Below a field of this name every value is a secret, and is never shown again. */
  readonly writeOnlyName?: string
  readonly place: readonly string[]
}

const mark = '$sealed'

/** Throws a fault that names `within` where a secret looks sealed already: it would be believed when it is read. */
export function sealFields(sealer: Sealer, fields: SecretFields, within: string, json: JsonObject): JsonObject {
  return mapSecrets(json, fields, false, (secret) => {
    if (isJsonObject(secret) && mark in secret) throw invalidField(within, `A secret cannot hold the key ${mark}`)
    if (typeof secret !== 'string') return secret
    return { [mark]: sealer.seal(secret, [...fields.place]).toString('base64') }
  })
}

/** The object with every secret as it was given. */
export function openFields(sealer: Sealer, fields: SecretFields, json: JsonObject): JsonObject {
  return mapSecrets(json, fields, false, (value, isWriteOnly) => {
    const sealed = isJsonObject(value) ? value[mark] : undefined
    if (typeof sealed !== 'string') return value
    return isWriteOnly ? sealed : sealer.unseal(Buffer.from(sealed, 'base64'), [...fields.place]).toString()
  })
}

/** The object without its secrets, sealed or not yet, for whoever may not read them. */
export function withoutSecrets(fields: SecretFields, json: JsonObject): JsonObject {
  return mapSecrets(json, fields, false, (value) =>
    typeof value === 'string' || (isJsonObject(value) && mark in value) ? undefined : value,
  )
}

type MapSecret = (value: Json, isWriteOnly: boolean) => Json | undefined

function mapSecrets(json: JsonObject, fields: SecretFields, isWriteOnly: boolean, map: MapSecret): JsonObject {
  return mapEntries(json, (value, name) => {
    if (isWriteOnly || fields.names.has(name)) return mapSecret(value, isWriteOnly, map)
    return mapWithin(value, fields, name === fields.writeOnlyName, map)
  })
}

/** A secret that is an object, such as a key beside its certificate, is secret in all its parts. */
function mapSecret(value: Json, isWriteOnly: boolean, map: MapSecret): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => mapSecret(item, isWriteOnly, map)).filter((item): item is Json => item !== undefined)
  }
  if (!isJsonObject(value) || mark in value) return map(value, isWriteOnly)
  return mapEntries(value, (part) => mapSecret(part, isWriteOnly, map))
}

function mapWithin(value: Json, fields: SecretFields, isWriteOnly: boolean, map: MapSecret): Json {
  if (Array.isArray(value)) return value.map((item) => mapWithin(item, fields, isWriteOnly, map))
  return isJsonObject(value) ? mapSecrets(value, fields, isWriteOnly, map) : value
}

function mapEntries(json: JsonObject, map: (value: Json, name: string) => Json | undefined): JsonObject {
  const entries = Object.entries(json).map(([name, value]) => [name, map(value, name)] as const)
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined))
}
