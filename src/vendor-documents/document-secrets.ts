// Which fields of a document are secrets.
import type { JsonObject } from '../kernel/json.ts'
import { openFields, type SecretFields, sealFields } from '../kernel/sealed-fields.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { DocumentKey } from './vendor-document.ts'

const names: ReadonlySet<string> = new Set(
  `smtp_pass api_key accessKeyId secretAccessKey connectionString auth_token client_secret clientSecret ikey skey
  server_key server_credentials p12 aws_access_key_id aws_secret_access_key secret`.split(/\s+/),
)

export function sealedContent(sealer: Sealer, key: DocumentKey, content: JsonObject): JsonObject {
  return sealFields(sealer, secretsOf(key), 'body', content)
}

/** With its secrets as they were given: for whoever uses them, or may read them on their wire. */
export function openedContent(sealer: Sealer, key: DocumentKey, content: JsonObject): JsonObject {
  return openFields(sealer, secretsOf(key), content)
}

function secretsOf({ kind, name }: DocumentKey): SecretFields {
  return { names, place: ['vendor-documents', kind, name] }
}
