import type { ApplicationSettings } from '../applications/settings.ts'
import type { Client } from '../clients/client.ts'
import { defaultTokenLifetimeSeconds, type ResourceServer } from '../resource-servers/resource-server.ts'

/**
 * How long an access token for a person lives. What somebody set for the API counts; where nobody did, the application's
 * short default does, and not the vendor's day: other services cannot ask us on every request (security.md 5.4).
 */
export function tokenLifetimeSeconds(
  { accessTokenMinutes }: Pick<ApplicationSettings, 'accessTokenMinutes'>,
  api: ResourceServer | null,
  isForBrowser: boolean,
): number {
  const usual = accessTokenMinutes * 60
  if (api === null) return usual
  const chosen = api.tokenLifetimeSeconds === defaultTokenLifetimeSeconds ? usual : api.tokenLifetimeSeconds
  const { token_lifetime_for_web: forWeb } = api.settings
  if (!isForBrowser || typeof forWeb !== 'number') return chosen
  return api.tokenLifetimeSeconds === defaultTokenLifetimeSeconds ? forWeb : Math.min(chosen, forWeb)
}

/** Never longer than the client lets them live, whoever they are for. */
export function secondsFor({ accessTokenMinutes }: Pick<Client, 'accessTokenMinutes'>, seconds: number): number {
  return accessTokenMinutes === null ? seconds : Math.min(seconds, accessTokenMinutes * 60)
}
