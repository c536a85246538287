// The vendor has two logos, one of the pages and one of the tenant; pages show the tenant's where they have none of their
// own. Rollcall shows one: each is kept, and the one that counts is our setting.
import type { JsonObject } from '../../../kernel/json.ts'

const textOr = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** The one to show, of what is kept of branding and of the tenant. */
export function shownLogo(branding: JsonObject, tenant: JsonObject): string | null {
  return textOr(branding.logo_url) ?? textOr(tenant.picture_url)
}

/** The tenant's: the one that is shown, unless the pages have their own. */
export function tenantLogo(branding: JsonObject, tenant: JsonObject, shown: string | null): string | null {
  return textOr(branding.logo_url) === null ? shown : textOr(tenant.picture_url)
}
