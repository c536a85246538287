// The logo and the colour of the sign-in pages for the people of one organization.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { changeBranding } from '../../../organizations/change-branding.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import type { Organization } from '../../../organizations/organization.ts'
import { brandingOf } from '../../../organizations/organization-branding.ts'
import { closed, text, textOrNull } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const orNull = (maxLength: number, description: string) =>
  Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()], { description }))

export const changeBody = Type.Object(
  {
    logoUrl: orNull(2_000, 'An address that begins with https://, or null for the application’s own.'),
    accentColor: orNull(7, 'A colour such as #1f5eff, or null for the application’s own.'),
  },
  { additionalProperties: false },
)
type ChangeBody = Static<typeof changeBody>

const branding = closed(
  {
    logoUrl: textOrNull,
    accentColor: textOrNull,
    /** What is shown where the organization set nothing. */
    ofApplication: closed({ displayName: text, logoUrl: textOrNull, accentColor: text, supportEmail: textOrNull }),
  },
  'OrganizationBranding',
)

const path = '/organizations/:id/branding'

export const organizationBrandingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    organization: 'id',
    access: ['read:users'],
    summary: 'Get the branding of an organization',
    answers: { 200: branding },
    handle: get,
  },
  {
    method: 'PATCH',
    path,
    organization: 'id',
    access: ['update:security_settings'],
    body: changeBody,
    summary: 'Change the branding of an organization',
    answers: { 200: branding },
    handle: change,
  },
]

async function get({ params, directory }: Call): Promise<Answer> {
  const organization = presentOrganization(await directory.stores.organizations.find(params.id as string))
  return ok(await brandingJson(directory, organization))
}

async function change({ actor, params, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  const changed = await directory.change((deps) => changeBranding(deps, actor, params.id as string, body))
  return ok(await brandingJson(directory, changed))
}

async function brandingJson({ stores }: Directory, organization: Organization) {
  const { displayName, logoUrl, accentColor, supportEmail } = await stores.settings.read()
  return { ...brandingOf(organization), ofApplication: { displayName, logoUrl, accentColor, supportEmail } }
}
