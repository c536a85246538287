// How pages look: the colour and the logo are settings of ours, seen from here; the rest is kept.
import { changeSettings } from '../../../applications/change-settings.ts'
import { type ApplicationSettings, defaultSettings } from '../../../applications/settings.ts'
import type { Directory } from '../../../directory.ts'
import { isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import { keepDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { withChange } from '../tenant/kept-fields.ts'
import { inWireFields } from '../tenant/wire-fields.ts'
import { type BrandingBody, brandingAnswer, brandingBody } from './branding-schemas.ts'
import { shownLogo } from './logo.ts'

export const brandingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/branding',
    scopes: anyOf('read:branding'),
    summary: 'Get branding settings',
    answers: { 200: brandingAnswer },
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/branding',
    scopes: anyOf('update:branding'),
    summary: 'Update branding settings',
    body: brandingBody,
    answers: { 200: brandingAnswer },
    differs:
      'colors.primary must be dark enough for white text on it. page_background, favicon_url and font are kept and given back without effect.',
    handle: update,
  },
]

const document = { kind: 'branding', name: 'default' } as const
const tenant = { kind: 'tenant-settings', name: 'default' } as const

async function get({ directory: { stores, sealer } }: Call): Promise<Answer> {
  const { settings, kept } = await readBranding({ ...stores, sealer })
  return ok(brandingJson(settings, kept))
}

async function update({ actor, body, directory }: Call<unknown, BrandingBody>): Promise<Answer> {
  const answer = await directory.change(async (deps) => {
    await deps.settings.readForChange()
    const before = await readBranding(deps)
    const kept = withChange(before.kept, keptOf(body))
    const change = {
      ...accentOf(body),
      ...(body.logo_url === undefined ? {} : { logoUrl: shownLogo(kept, (await readDocument(deps, tenant)) ?? {}) }),
    }
    const names = { accentColor: 'colors.primary', logoUrl: 'logo_url' }
    const settings = await inWireFields(names, () => changeSettings(deps, actor, change))
    await keepDocument(deps, actor, document, kept)
    return brandingJson(settings, kept)
  })
  return ok(answer)
}

/** `null` brings back the colour that nobody chose. */
function accentOf({ colors }: BrandingBody): Partial<ApplicationSettings> {
  const primary = colors === null ? null : colors?.primary
  if (primary === undefined) return {}
  return { accentColor: primary === null ? defaultSettings.accentColor : inSixDigits(primary) }
}

function inSixDigits(color: string): string {
  return color.length === 4 ? color.replace(/[0-9a-f]/gi, '$&$&') : color
}

function keptOf(body: BrandingBody): JsonObject {
  const { colors, ...rest } = body as JsonObject
  if (!isJsonObject(colors)) return { ...rest, ...(colors === null ? { colors } : {}) }
  const { primary: _, ...others } = colors
  return { ...rest, colors: others }
}

function brandingJson({ accentColor, logoUrl }: ApplicationSettings, kept: JsonObject): JsonObject {
  const { logo_url: _, ...rest } = kept
  const colors = isJsonObject(kept.colors) ? kept.colors : {}
  return { ...rest, colors: { ...colors, primary: accentColor }, ...(logoUrl === null ? {} : { logo_url: logoUrl }) }
}

type ReadDeps = Pick<Directory['stores'], 'settings' | 'vendorDocuments'> & Pick<Directory, 'sealer'>

async function readBranding(deps: ReadDeps) {
  const [settings, kept] = await Promise.all([deps.settings.read(), readDocument(deps, document)])
  return { settings, kept: kept ?? {} }
}
