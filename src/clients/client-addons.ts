// Secrets among the addons of a client, kept for tools that read them back: they lie sealed (security.md 5.3).
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { openFields, type SecretFields, sealFields, withoutSecrets } from '../kernel/sealed-fields.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { Client } from './client.ts'

const names: ReadonlySet<string> = new Set(
  'storageAccessKey sasKey private_key privateKey secret servicePassword masterkey'.split(' '),
)

/** The settings with the secrets of each addon sealed, but of those that stand there already and are sealed. */
export function sealAddons(sealer: Sealer, clientId: string, settings: JsonObject, before: JsonObject): JsonObject {
  const { addons } = settings
  if (!isJsonObject(addons)) return settings
  const present = isJsonObject(before.addons) ? before.addons : {}
  const sealed = Object.entries(addons).map(([name, addon]) => {
    if (!isJsonObject(addon) || addon === present[name]) return [name, addon] as const
    return [name, sealFields(sealer, secretsOf(clientId), `addons.${name}`, addon)] as const
  })
  return { ...settings, addons: Object.fromEntries(sealed) }
}

/** The settings with these secrets as they were given, or without them. */
export function settingsForReader(sealer: Sealer, { id, settings }: Client, readsSecrets: boolean): JsonObject {
  const { addons } = settings
  if (!isJsonObject(addons)) return settings
  const secrets = secretsOf(id)
  return { ...settings, addons: readsSecrets ? openFields(sealer, secrets, addons) : withoutSecrets(secrets, addons) }
}

function secretsOf(clientId: string): SecretFields {
  return { names, place: ['clients', 'addons', clientId] }
}
