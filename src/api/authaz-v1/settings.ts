// The settings of the application: how its people sign in.
import { type Static, Type } from 'typebox'
import { changeSettings } from '../../applications/change-settings.ts'
import { type LookLocale, lookLocales } from '../../applications/look-settings.ts'
import { type ApplicationSettings, offeredFactors } from '../../applications/settings.ts'
import { callerActs } from '../../applications/support-settings.ts'
import type { Actor } from '../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../kernel/errors.ts'
import { closed, textOrNull } from './answers.ts'
import { namesWhere, weakening } from './demand-step-up.ts'
import { protectionFields } from './protection-fields.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'
import { signUpSettings } from './sign-up-settings.ts'

const orNull = (maxLength: number, description: string) =>
  Type.Union([Type.String({ maxLength }), Type.Null()], { description })
const whole = Type.Integer({ description: 'A whole number.' })
const wholeOrNull = Type.Union([whole, Type.Null()], { description: 'A whole number, or null.' })
const yesOrNo = Type.Boolean({ description: 'true or false.' })

const ownWords = orNull(600, 'Plain words, at most 300 characters, or null.')
const localeTexts = Type.Object({ intro: ownWords, footer: ownWords }, { additionalProperties: false })
const loginTexts = Type.Object(
  Object.fromEntries(lookLocales.map((locale) => [locale, localeTexts])) as Record<LookLocale, typeof localeTexts>,
  { additionalProperties: false, description: 'What the pages say in each language, as an object.' },
)

/** Names that an upload gives (pictures.ts). */
const pictures = { logoPicture: textOrNull, darkLogoPicture: textOrNull, faviconPicture: textOrNull }

/** What the rules behind decide is not repeated here. */
const fields = {
  displayName: Type.String({ maxLength: 150, description: 'A name, at most 150 characters.' }),
  logoUrl: orNull(2_000, 'An address that begins with https://, or null.'),
  accentColor: Type.String({ maxLength: 7, description: 'A colour such as #1f5eff.' }),
  cornerRadius: whole,
  loginTexts,
  supportEmail: orNull(254, 'An e-mail address, or null.'),
  supportUrl: orNull(2_000, 'An address that begins with https://, or null.'),
  defaultLocale: Type.String({ pattern: '^[a-z]{2}(-[A-Z]{2})?$', description: 'A language such as en or de.' }),
  isSignUpOpen: yesOrNo,
  ...signUpSettings,
  allowsEmailCode: yesOrNo,
  allowsPasskeys: yesOrNo,
  offersPasskey: yesOrNo,
  asksPasswordAtOnce: yesOrNo,
  leakedPasswordAtSignIn: Type.Enum(['note', 'change'], { description: 'note or change.' }),
  mfaPolicy: Type.Enum(['off', 'optional', 'required'], { description: 'off, optional or required.' }),
  disabledFactors: Type.Array(Type.Enum(['totp', 'passkey', 'security-key', 'email', 'recovery-code']), {
    maxItems: 5,
    uniqueItems: true,
    description: 'Factors such as totp or email.',
  }),
  factorOrder: Type.Array(Type.Enum([...offeredFactors]), {
    minItems: offeredFactors.length,
    maxItems: offeredFactors.length,
    uniqueItems: true,
    description: `Each once: ${offeredFactors.join(', ')}.`,
  }),
  recoveryCodeCount: whole,
  securityKeyVerification: Type.Enum(['discouraged', 'preferred', 'required'], {
    description: 'How security keys are unlocked.',
  }),
  ...protectionFields,
  mfaGraceDays: whole,
  rememberBrowserDays: whole,
  sessionIdleMinutes: whole,
  sessionAbsoluteMinutes: whole,
  offersStayingSignedIn: yesOrNo,
  keptSessionDays: wholeOrNull,
  mostSessions: wholeOrNull,
  tellsOfNewDevices: yesOrNo,
  accessTokenMinutes: whole,
  grantsIpRules: yesOrNo,
  allowsRecoveryRequests: yesOrNo,
  recoveryWaitingHours: whole,
  impersonation: Type.Enum(['off', 'on', 'told'], { description: 'off, on, or told: the person hears of it.' }),
  callerVerification: Type.Enum(['off', 'support', 'operators'], { description: 'off, support or operators.' }),
  callerVerificationFor: Type.Array(Type.Enum([...callerActs]), {
    maxItems: callerActs.length,
    uniqueItems: true,
    description: `Some of ${callerActs.join(', ')}.`,
  }),
  defaultAudience: orNull(600, 'The identifier of an API, or null.'),
  allowedLogoutUrls: Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 100, description: 'Addresses.' }),
  auditRetentionDays: wholeOrNull,
} satisfies Record<Exclude<keyof ApplicationSettings, keyof typeof pictures>, unknown>

const kept = orNull(100, 'As it is: a picture changes at /settings/pictures.')
const sentBack = { logoPicture: kept, darkLogoPicture: kept, faviconPicture: kept }

export const changeBody = Type.Partial(Type.Object({ ...fields, ...sentBack }), { additionalProperties: false })
export const settings = closed({ ...fields, ...pictures }, 'ApplicationSettings')
type ChangeBody = Static<typeof changeBody>

const mayChange = ['update:settings', 'update:security_settings']

export const settingsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/settings',
    access: ['read:settings'],
    summary: 'Get the settings',
    answers: { 200: settings },
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/settings',
    access: mayChange,
    body: changeBody,
    stepUp: loweringGuards,
    summary: 'Change the settings',
    answers: { 200: settings },
    handle: change,
  },
]

async function get({ directory }: Call): Promise<Answer> {
  return ok(await directory.stores.settings.read())
}

async function change({ actor, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  refuseForeignSettings(actor, Object.keys(body))
  const { logoPicture: _logo, darkLogoPicture: _dark, faviconPicture: _favicon, ...changes } = body
  return ok(
    await directory.change(async (deps) => {
      refuseOtherPictures(await deps.settings.readForChange(), body)
      return changeSettings(deps, actor, changes)
    }),
  )
}

/** Whoever sends back what they were answered may; a picture changes where it is uploaded. */
function refuseOtherPictures(now: ApplicationSettings, body: ChangeBody): void {
  for (const name of ['logoPicture', 'darkLogoPicture', 'faviconPicture'] as const) {
    if (body[name] === undefined || body[name] === now[name]) continue
    throw invalidField(name, 'Pictures change at /api/v1/settings/pictures. Leave it out here, or send it as it is.')
  }
}

/** The settings by which strangers would get in more easily. */
async function loweringGuards({ body, directory }: Call<unknown, ChangeBody>) {
  const now = await directory.stores.settings.read()
  const { mfaPolicy, bruteForce, networkThrottling } = now
  const strength = ['off', 'optional', 'required']
  const asking = ['off', 'support', 'operators']
  const isLowered = {
    mfaPolicy: strength.indexOf(body.mfaPolicy ?? mfaPolicy) < strength.indexOf(mfaPolicy),
    bruteForce: bruteForce.isEnabled && body.bruteForce?.isEnabled === false,
    networkThrottling: networkThrottling.isEnabled && body.networkThrottling?.isEnabled === false,
    leakedPasswordAtSignIn: now.leakedPasswordAtSignIn === 'change' && body.leakedPasswordAtSignIn === 'note',
    callerVerification: asking.indexOf(body.callerVerification ?? 'operators') < asking.indexOf(now.callerVerification),
    callerVerificationFor:
      now.callerVerification !== 'off' &&
      now.callerVerificationFor.some((act) => body.callerVerificationFor?.includes(act) === false),
    impersonation: now.impersonation === 'off' && (body.impersonation ?? 'off') !== 'off',
  } satisfies Partial<Record<keyof ApplicationSettings, boolean>>
  return weakening(namesWhere(isLowered))
}

/** Names, looks and addresses are not for those who keep watch over sign-ins (console.md 1.7). */
const ofNoSecurity: ReadonlySet<string> = new Set([
  'displayName',
  'logoUrl',
  'accentColor',
  'cornerRadius',
  'loginTexts',
  'supportEmail',
  'supportUrl',
  'defaultLocale',
  'defaultAudience',
  'allowedLogoutUrls',
])

function refuseForeignSettings({ permissions }: Actor, names: readonly string[]): void {
  if (permissions.has('update:settings')) return
  const foreign = names.find((name) => ofNoSecurity.has(name))
  if (foreign === undefined) return
  throw new RollcallError('insufficient_scope', `To change ${foreign} you need the permission update:settings.`)
}
