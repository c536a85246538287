// The settings of the tenant: those that Rollcall has are its own settings, seen from here; the rest is kept.
import { changeSettings } from '../../../applications/change-settings.ts'
import type { Directory } from '../../../directory.ts'
import { keepDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { shownLogo } from '../branding/logo.ts'
import { type FieldsQuery, fieldSelection } from '../fields.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { withChange } from './kept-fields.ts'
import { asSettings, keptOf, type Tenant, tenantJson, tenantWireFields } from './tenant-settings-json.ts'
import {
  type TenantSettingsBody,
  tenantSettingNames,
  tenantSettings,
  tenantSettingsBody,
  tenantSettingsQuery,
} from './tenant-settings-schemas.ts'
import { inWireFields } from './wire-fields.ts'

const path = '/tenants/settings'

export const tenantSettingsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    scopes: anyOf('read:tenant_settings'),
    summary: 'Get tenant settings',
    query: tenantSettingsQuery,
    answers: { 200: tenantSettings },
    differs: 'What only a hosted tenant has, such as sandbox versions, is left out until somebody sets it.',
    handle: get,
  },
  {
    method: 'PATCH',
    path,
    scopes: anyOf('update:tenant_settings'),
    summary: 'Update tenant settings',
    body: tenantSettingsBody,
    answers: { 200: tenantSettings },
    differs:
      'Obeyed are friendly_name, picture_url, support_email, support_url, default_audience, allowed_logout_urls (at /v2/logout), the first of enabled_locales and the lifetimes of sessions; addresses must be https. All others are kept and given back without effect.',
    handle: update,
  },
]

const document = { kind: 'tenant-settings', name: 'default' } as const
const branding = { kind: 'branding', name: 'default' } as const

async function get({ query, directory: { stores, sealer } }: Call<FieldsQuery>): Promise<Answer> {
  const select = fieldSelection(query, tenantSettingNames)
  return ok(select(tenantJson(await readTenant({ ...stores, sealer }))))
}

async function update({ actor, body, directory }: Call<unknown, TenantSettingsBody>): Promise<Answer> {
  const change = asSettings(body)
  const after = await directory.change(async (deps) => {
    await deps.settings.readForChange()
    const before = await readTenant(deps)
    const kept = withChange(before.kept, keptOf(body))
    const logo = body.picture_url === undefined ? {} : { logoUrl: shownLogo(before.branding, kept) }
    const settings = await inWireFields(tenantWireFields, () => changeSettings(deps, actor, { ...change, ...logo }))
    await keepDocument(deps, actor, document, kept)
    return { ...before, kept, settings }
  })
  return ok(tenantJson(after))
}

type ReadDeps = Pick<Directory['stores'], 'settings' | 'vendorDocuments'> & Pick<Directory, 'sealer'>

async function readTenant(deps: ReadDeps): Promise<Tenant> {
  const [settings, kept, ofPages] = await Promise.all([
    deps.settings.read(),
    readDocument(deps, document),
    readDocument(deps, branding),
  ])
  return { settings, kept: kept ?? {}, branding: ofPages ?? {} }
}
