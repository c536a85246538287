// How the sign-in pages look for the people of an organization. It stands among the organization's settings in the
// words of the vendor's API, beside what else that API keeps there; pages show what is set in place of the
// application's own.
import { type ApplicationSettings, refuseBadSettings } from '../applications/settings.ts'
import { RollcallError } from '../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import type { Organization } from './organization.ts'

/** Null where the application's own is shown. */
export interface OrganizationBranding {
  readonly logoUrl: string | null
  readonly accentColor: string | null
}

/** What cannot be shown safely or read, such as a colour that is too light for the text on it, counts as unset. */
export function brandingOf({ settings }: Pick<Organization, 'settings'>): OrganizationBranding {
  const { logo_url, colors } = section(settings.branding)
  return { logoUrl: fitting('logoUrl', logo_url), accentColor: fitting('accentColor', section(colors).primary) }
}

/** The application's settings as pages for the organization show them. */
export function inItsLook(
  settings: ApplicationSettings,
  organization: Pick<Organization, 'settings'>,
): ApplicationSettings {
  const { logoUrl, accentColor } = brandingOf(organization)
  const logo = logoUrl === null ? {} : { logoUrl, logoPicture: null, darkLogoPicture: null }
  return { ...settings, ...logo, accentColor: accentColor ?? settings.accentColor }
}

/** The settings with the branding changed, and whatever else is kept there as it was. Throws for what cannot be shown. */
export function withBranding(settings: JsonObject, change: Partial<OrganizationBranding>): JsonObject {
  const { logoUrl, accentColor } = change
  refuseBadSettings({
    ...(logoUrl == null ? {} : { logoUrl }),
    ...(accentColor == null ? {} : { accentColor }),
  })
  const { logo_url, colors, ...rest } = section(settings.branding)
  const { primary, ...others } = section(colors)
  const nextLogo = logoUrl === undefined ? logo_url : logoUrl
  const nextColor = accentColor === undefined ? primary : accentColor
  const nextColors = { ...others, ...(nextColor == null ? {} : { primary: nextColor }) }
  return {
    ...rest,
    ...(nextLogo == null ? {} : { logo_url: nextLogo }),
    ...(Object.keys(nextColors).length === 0 ? {} : { colors: nextColors }),
  }
}

function fitting(name: 'logoUrl' | 'accentColor', value: Json | undefined): string | null {
  if (typeof value !== 'string' || value === '') return null
  try {
    refuseBadSettings(name === 'logoUrl' ? { logoUrl: value } : { accentColor: value })
    return value
  } catch (fault) {
    if (fault instanceof RollcallError) return null
    throw fault
  }
}

function section(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}
