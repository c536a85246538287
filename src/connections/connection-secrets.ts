// Which of a connection's options are secrets, and who sees them how.
import type { JsonObject } from '../kernel/json.ts'
import { openFields, type SecretFields, sealFields, withoutSecrets } from '../kernel/sealed-fields.ts'
import type { Sealer } from '../kernel/sealing.ts'

// Headers that a custom provider is called with, `customHeaders`, mostly carry its credentials.
const names: ReadonlySet<string> = new Set(
  `client_secret clientSecret consumerSecret consumer_secret app_secret twilio_token secret apiKey api_key
  signing_key signingKey decryptionKey decryption_key privateKey private_key passphrase
  admin_access_token admin_refresh_token access_token accessToken access_token_secret refresh_token
  bindPassword bind_password bindCredentials customHeaders`.split(/\s+/),
)

/** Sealed for this connection alone. Settings of custom scripts, its `configuration`, are never shown again. */
function secretsOf(connectionId: string): SecretFields {
  return { names, writeOnlyName: 'configuration', place: ['connections', 'options', connectionId] }
}

export function sealedOptions(sealer: Sealer, connectionId: string, options: JsonObject): JsonObject {
  return sealFields(sealer, secretsOf(connectionId), 'options', options)
}

export function openedOptions(sealer: Sealer, connectionId: string, options: JsonObject): JsonObject {
  return openFields(sealer, secretsOf(connectionId), options)
}

/** For whoever may read connections and not what is in them. */
export function optionsWithoutSecrets(options: JsonObject): JsonObject {
  return withoutSecrets(secretsOf(''), options)
}
