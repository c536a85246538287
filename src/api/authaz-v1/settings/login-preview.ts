// The sign-in pages as changed looks would have them, before anything is saved: for a frame without scripts.
import { type Static, Type } from 'typebox'
import { refuseBadSettings } from '../../../applications/settings.ts'
import { previewScreens } from '../../../http/login-preview.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { inItsLook, withBranding } from '../../../organizations/organization-branding.ts'
import { closed, text } from '../answers.ts'
import { changeBody as brandingChange } from '../organizations/organization-branding.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { lookChange } from './settings.ts'

const page = {
  screen: Type.Enum([...previewScreens], { description: 'Which page, such as identifier.' }),
  theme: Type.Enum(['light', 'dark'], { description: 'light or dark.' }),
  locale: Type.String({ maxLength: 20, description: 'A language such as en or de.' }),
}
const ofApplication = Type.Object({ ...page, ...lookChange.properties }, { additionalProperties: false })
const ofOrganization = Type.Object({ ...page, ...brandingChange.properties }, { additionalProperties: false })

const leftOut = Type.Array(Type.Enum(['logo']), {
  description: 'What is shown from another address by the page itself, and not here.',
})
const preview = closed({ html: text, leftOut }, 'LoginPreview')
const answers = { 200: preview }

export const loginPreviewRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/settings/login-preview',
    access: ['read:settings'],
    body: ofApplication,
    whilePaused: 'reads',
    summary: 'Draw a sign-in page as changed settings would have it',
    answers,
    handle: drawForApplication,
  },
  {
    method: 'POST',
    path: '/organizations/:id/branding/preview',
    organization: 'id',
    access: ['read:users'],
    body: ofOrganization,
    whilePaused: 'reads',
    summary: 'Draw a sign-in page as changed branding of an organization would have it',
    answers,
    handle: drawForOrganization,
  },
]

async function drawForApplication(call: Call<unknown, Static<typeof ofApplication>>): Promise<Answer> {
  const { screen, theme, locale, ...change } = call.body
  refuseBadSettings(change)
  const { publicUrl, stores } = call.directory
  const settings = { ...(await stores.settings.read()), ...change }
  return ok({ ...call.drawLoginPreview({ screen, theme, locale, settings, publicUrl }) })
}

async function drawForOrganization(call: Call<unknown, Static<typeof ofOrganization>>): Promise<Answer> {
  const { screen, theme, locale, ...change } = call.body
  const { publicUrl, stores } = call.directory
  const organization = presentOrganization(await stores.organizations.find(call.params.id as string))
  const branding = withBranding(organization.settings, change)
  const settings = inItsLook(await stores.settings.read(), { settings: { ...organization.settings, branding } })
  return ok({ ...call.drawLoginPreview({ screen, theme, locale, settings, publicUrl }) })
}
