// The vendor's prompts, by the names that its tools know.
import { type Static, Type } from 'typebox'
import { closed, freeObject, listOf } from '../answers.ts'
import { fieldsParameters } from '../fields.ts'
import { offsetParameters } from '../paging.ts'
import { locales } from '../tenant/locales.ts'

const promptNames = `login login-id login-password login-passwordless login-email-verification signup signup-id
  signup-password phone-identifier-enrollment phone-identifier-challenge email-identifier-challenge reset-password
  custom-form consent customized-consent logout mfa-push mfa-otp mfa-voice mfa-phone mfa-webauthn mfa-sms mfa-email
  mfa-recovery-code mfa status device-flow email-verification email-otp-challenge organizations invitation common
  passkeys captcha brute-force-protection`.split(/\s+/)

const promptsWithPartials = `login login-id login-password login-passwordless signup signup-id signup-password
  customized-consent passkeys`.split(/\s+/)

const prompt = Type.Enum(promptNames, { description: 'Name of the prompt.' })
const screen = Type.String({ pattern: '^[a-z-]{1,60}$', description: 'Name of the screen.' })

export const textParams = Type.Object({
  prompt,
  language: Type.Enum(locales, { description: 'Language of the texts.' }),
})
export const partialsParams = Type.Object({
  prompt: Type.Enum(promptsWithPartials, { description: 'Name of the prompt.' }),
})
export const screenParams = Type.Object({ prompt, screen })

const byScreen = (what: string) =>
  Type.Record(Type.String({ pattern: '^[a-zA-Z0-9_-]{1,100}$' }), freeObject, { description: what, maxProperties: 100 })

export const customText = byScreen('Texts by screen.')
export const partials = byScreen('Fragments of HTML by screen and place.')

const experience = Type.Enum(['new', 'classic'])

export const promptsBody = closed({
  universal_login_experience: Type.Optional(experience),
  identifier_first: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  webauthn_platform_first_factor: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
})

export const promptsAnswer = closed(
  {
    universal_login_experience: experience,
    identifier_first: Type.Boolean(),
    webauthn_platform_first_factor: Type.Boolean(),
  },
  'PromptSettings',
)

export const renderingsQuery = Type.Object({
  ...fieldsParameters,
  ...offsetParameters,
  prompt: Type.Optional(Type.String({ maxLength: 100 })),
  screen: Type.Optional(Type.String({ maxLength: 100 })),
  rendering_mode: Type.Optional(Type.Enum(['advanced', 'standard'])),
})
export type RenderingsQuery = Static<typeof renderingsQuery>

export const rendering = closed(
  {
    prompt: Type.String(),
    screen: Type.String(),
    rendering_mode: Type.Enum(['standard']),
    context_configuration: Type.Array(Type.String(), { maxItems: 0 }),
    default_head_tags_disabled: Type.Boolean(),
    head_tags: Type.Array(Type.Unknown(), { maxItems: 0 }),
    use_page_template: Type.Boolean(),
  },
  'ScreenRendering',
)

export const renderings = listOf('configs', rendering)
