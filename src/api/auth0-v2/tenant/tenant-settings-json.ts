// Settings of ours in the vendor's words, and back.
import { type ApplicationSettings, defaultSettings } from '../../../applications/settings.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { tenantLogo } from '../branding/logo.ts'
import { WireError } from '../errors.ts'
import type { TenantSettingsBody } from './tenant-settings-schemas.ts'
import type { WireFields } from './wire-fields.ts'

export interface Tenant {
  readonly settings: ApplicationSettings
  readonly kept: JsonObject
  /** What is kept of branding. */
  readonly branding: JsonObject
}

export const tenantWireFields: WireFields = {
  displayName: 'friendly_name',
  logoUrl: 'picture_url',
  supportEmail: 'support_email',
  supportUrl: 'support_url',
  defaultAudience: 'default_audience',
  allowedLogoutUrls: 'allowed_logout_urls',
  sessionAbsoluteMinutes: 'session_lifetime',
  sessionIdleMinutes: 'idle_session_lifetime',
}

export function tenantJson({ settings, kept, branding }: Tenant): JsonObject {
  const { picture_url: _, enabled_locales: locales, flags, ...rest } = kept
  const others = Array.isArray(locales) ? locales.filter((locale) => locale !== settings.defaultLocale) : []
  const texts = {
    picture_url: tenantLogo(branding, kept, settings.logoUrl),
    support_email: settings.supportEmail,
    support_url: settings.supportUrl,
    default_audience: settings.defaultAudience,
  }
  return {
    friendly_name: settings.displayName,
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null)),
    allowed_logout_urls: settings.allowedLogoutUrls,
    enabled_locales: [settings.defaultLocale, ...others],
    flags: flags ?? {},
    session_lifetime: settings.sessionAbsoluteMinutes / 60,
    idle_session_lifetime: settings.sessionIdleMinutes / 60,
    ...rest,
  }
}

/** What a change says of our settings; an empty text is none. */
export function asSettings(body: TenantSettingsBody): Partial<ApplicationSettings> {
  const { friendly_name, support_email, support_url, default_audience, enabled_locales, allowed_logout_urls } = body
  return {
    ...(friendly_name === undefined ? {} : { displayName: friendly_name || defaultSettings.displayName }),
    ...(support_email === undefined ? {} : { supportEmail: support_email || null }),
    ...(support_url === undefined ? {} : { supportUrl: support_url || null }),
    ...(default_audience === undefined ? {} : { defaultAudience: default_audience || null }),
    ...(enabled_locales?.[0] === undefined ? {} : { defaultLocale: enabled_locales[0] }),
    ...(allowed_logout_urls === undefined ? {} : { allowedLogoutUrls: allowed_logout_urls }),
    ...lifetime(body, 'session_lifetime', 'sessionAbsoluteMinutes'),
    ...lifetime(body, 'idle_session_lifetime', 'sessionIdleMinutes'),
  }
}

const obeyed: ReadonlySet<string> = new Set([
  'friendly_name',
  'support_email',
  'support_url',
  'default_audience',
  'allowed_logout_urls',
  'session_lifetime',
  'session_lifetime_in_minutes',
  'idle_session_lifetime',
  'idle_session_lifetime_in_minutes',
])

/** What a change says beside them, with lifetimes in hours, as they are shown. */
export function keptOf(body: TenantSettingsBody): JsonObject {
  const { picture_url, ...rest } = body as JsonObject
  const entries = Object.entries(rest).filter(([name]) => !obeyed.has(name))
  const kept = entries.map(([name, value]): [string, typeof value] => {
    const hours = name.replace(/_in_minutes$/, '')
    if (hours === name) return [name, value]
    refuseBoth(body, hours)
    return [hours, (value as number) / 60]
  })
  const logo: JsonObject = picture_url === undefined ? {} : { picture_url: picture_url || null }
  return { ...Object.fromEntries(kept), ...logo }
}

type Lifetime = 'session_lifetime' | 'idle_session_lifetime'

function lifetime(body: TenantSettingsBody, name: Lifetime, setting: keyof ApplicationSettings) {
  refuseBoth(body, name)
  const minutes = body[`${name}_in_minutes`] ?? (body[name] === undefined ? undefined : body[name] * 60)
  return minutes === undefined ? {} : { [setting]: minutes }
}

function refuseBoth(body: object, name: string): void {
  if (!(name in body && `${name}_in_minutes` in body)) return
  const message = `${name} and ${name}_in_minutes say the same thing: send one of them.`
  throw new WireError(400, message, 'invalid_body')
}
