// Secrets inside a connection's options lie sealed (security.md 5.3): which options they are, and who sees them how.
import { invalidField } from '../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'

const secretNames: ReadonlySet<string> = new Set(
  `client_secret consumerSecret consumer_secret app_secret twilio_token secret apiKey api_key
  signing_key signingKey decryptionKey privateKey private_key`.split(/\s+/),
)

/** Settings of custom scripts: every value is a secret, and never shown again. */
const writeOnlyName = 'configuration'

const mark = '$sealed'

/** The options with every secret sealed for this connection. */
export function sealedOptions(sealer: Sealer, connectionId: string, options: JsonObject): JsonObject {
  return mapSecrets(options, false, (secret) => {
    // What looks sealed already would be believed when it is read.
    if (isJsonObject(secret) && mark in secret) throw invalidField('options', `A secret cannot hold the key ${mark}`)
    if (typeof secret !== 'string') return secret
    return { [mark]: sealer.seal(secret, place(connectionId)).toString('base64') }
  })
}

/** The options with every secret as it was given. */
export function openedOptions(sealer: Sealer, connectionId: string, options: JsonObject): JsonObject {
  return mapSecrets(options, false, (value, isWriteOnly) => {
    const sealed = isJsonObject(value) ? value[mark] : undefined
    if (typeof sealed !== 'string') return value
    return isWriteOnly ? sealed : sealer.unseal(Buffer.from(sealed, 'base64'), place(connectionId)).toString()
  })
}

/** The options without their secrets, for whoever may read connections and not what is in them. */
export function optionsWithoutSecrets(options: JsonObject): JsonObject {
  return mapSecrets(options, false, (value) => (isJsonObject(value) && mark in value ? undefined : value))
}

function place(connectionId: string): string[] {
  return ['connections', 'options', connectionId]
}

type MapSecret = (value: Json, isWriteOnly: boolean) => Json | undefined

function mapSecrets(options: JsonObject, isWriteOnly: boolean, map: MapSecret): JsonObject {
  const entries = Object.entries(options).map(([name, value]) => {
    if (isWriteOnly || secretNames.has(name)) return [name, map(value, isWriteOnly)] as const
    return [name, mapWithin(value, name === writeOnlyName, map)] as const
  })
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined))
}

function mapWithin(value: Json, isWriteOnly: boolean, map: MapSecret): Json {
  if (Array.isArray(value)) return value.map((item) => mapWithin(item, isWriteOnly, map))
  return isJsonObject(value) ? mapSecrets(value, isWriteOnly, map) : value
}
