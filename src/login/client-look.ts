import type { Client } from '../clients/client.ts'
import { isJsonObject } from '../kernel/json.ts'

/** What a client shows of itself where a person is asked about it. */
export interface ClientLook {
  readonly logoUrl: string | null
  readonly termsUrl: string | null
  readonly privacyUrl: string | null
}

/** The links come from the client's own metadata, whose schema has no place for them. */
export function clientLook(client: Client | null): ClientLook {
  const settings = client?.settings ?? {}
  const metadata = isJsonObject(settings.client_metadata) ? settings.client_metadata : {}
  return {
    logoUrl: address(settings.logo_uri, /^https:\/\//i),
    termsUrl: address(metadata.tos_uri, /^https?:\/\//i),
    privacyUrl: address(metadata.policy_uri, /^https?:\/\//i),
  }
}

/** Only web addresses are linked to (WEB-02). */
function address(value: unknown, scheme: RegExp): string | null {
  return typeof value === 'string' && scheme.test(value) && URL.canParse(value) ? value : null
}
