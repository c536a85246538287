import type { Client } from '../clients/client.ts'
import { isJsonObject } from '../kernel/json.ts'

/** What a client shows of itself where a person is asked about it. */
export interface ClientLook {
  /** Who makes the app, as whoever registered it says. */
  readonly publisher: string | null
  readonly logoUrl: string | null
  readonly termsUrl: string | null
  readonly privacyUrl: string | null
}

/** The publisher and the links come from the client's own metadata, whose schema has no place for them. */
export function clientLook(client: Client | null): ClientLook {
  const settings = client?.settings ?? {}
  const metadata = isJsonObject(settings.client_metadata) ? settings.client_metadata : {}
  return {
    publisher: nameIn(metadata.publisher),
    logoUrl: address(settings.logo_uri, /^https:\/\//i),
    termsUrl: address(metadata.tos_uri, /^https?:\/\//i),
    privacyUrl: address(metadata.policy_uri, /^https?:\/\//i),
  }
}

const publisherMaxLength = 100

/** A name on one line, or nothing. */
function nameIn(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const name = value.trim()
  return name === '' || [...name].length > publisherMaxLength || /\p{C}/u.test(name) ? null : name
}

/** Only web addresses are linked to (WEB-02). */
function address(value: unknown, scheme: RegExp): string | null {
  return typeof value === 'string' && scheme.test(value) && URL.canParse(value) ? value : null
}
