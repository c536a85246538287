import type { Client } from '../clients/client.ts'

/** Where an app begins a sign-in by itself (OpenID Connect Core §4); null where it says nothing. */
export function startOf(client: Client | null): string | null {
  const start = client?.settings.initiate_login_uri
  return typeof start === 'string' && start !== '' ? start : null
}
