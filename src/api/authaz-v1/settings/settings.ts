// The settings of the application: how its people sign in.
import { isDeepStrictEqual } from 'node:util'
import { type Static, type TOptional, type TSchema, Type } from 'typebox'
import {
  type RaisableAct,
  type RaisedGrades,
  raisableActs,
  raisedGrades,
  withGrades,
} from '../../../applications/action-grades.ts'
import { changeSettings } from '../../../applications/change-settings.ts'
import { type LookLocale, lookLocales, pageLayouts } from '../../../applications/look-settings.ts'
import { loweredSettings } from '../../../applications/lowered-settings.ts'
import {
  type ApplicationSettings,
  factorNames,
  mfaPolicies,
  offeredFactors,
  refuseBadSettings,
  securityKeyVerifications,
} from '../../../applications/settings.ts'
import { callerActs, callerVerificationPolicies, letsSupportActAnew } from '../../../applications/support-settings.ts'
import { refuseStrandingClients } from '../../../clients/stranded-clients.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { closed, textOrNull } from '../answers.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { confirmWeakening, foundWeakening } from '../confirm-weakening.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { protectionFields } from './protection-fields.ts'
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

const grade = Type.Enum([...raisedGrades], { description: `${raisedGrades.join(' or ')}.` })
const ofEachAct = <Schema extends TSchema>(schema: Schema) =>
  Object.fromEntries(raisableActs.map((act) => [act, Type.Optional(schema)])) as Record<RaisableAct, TOptional<Schema>>

export const gradesOfActs = Type.Object(ofEachAct(grade), {
  additionalProperties: false,
  description: 'Acts that ask for more than by themselves.',
})
const gradeChanges = Type.Object(
  ofEachAct(
    Type.Union([grade, Type.Null()], { description: `${raisedGrades.join(' or ')}; null is what it is by itself.` }),
  ),
  {
    additionalProperties: false,
    description: 'Acts that are to ask for more than by themselves, or no more; the rest stays. An owner changes them.',
  },
)

/** Names that an upload gives (pictures.ts). */
const pictures = {
  logoPicture: textOrNull,
  darkLogoPicture: textOrNull,
  faviconPicture: textOrNull,
  backgroundPicture: textOrNull,
}

const look = {
  displayName: Type.String({ maxLength: 150, description: 'A name, at most 150 characters.' }),
  logoUrl: orNull(2_000, 'An address that begins with https://, or null.'),
  accentColor: Type.String({ maxLength: 7, description: 'A colour such as #1f5eff.' }),
  cornerRadius: whole,
  pageLayout: Type.Enum([...pageLayouts], { description: `${pageLayouts.join(' or ')}.` }),
  backgroundColor: orNull(7, 'A colour such as #f0f4ff, or null.'),
  darkBackgroundColor: orNull(7, 'A colour such as #0b1f3a, or null.'),
  loginTexts,
  supportEmail: orNull(254, 'An e-mail address, or null.'),
}

/** What the rules behind decide is not repeated here. */
const fields = {
  ...look,
  supportUrl: orNull(2_000, 'An address that begins with https://, or null.'),
  defaultLocale: Type.String({ pattern: '^[a-z]{2}(-[A-Z]{2})?$', description: 'A language such as en or de.' }),
  isSignUpOpen: yesOrNo,
  ...signUpSettings,
  allowsEmailCode: yesOrNo,
  allowsPasskeys: yesOrNo,
  offersPasskey: yesOrNo,
  asksPasswordAtOnce: yesOrNo,
  leakedPasswordAtSignIn: Type.Enum(['note', 'change'], { description: 'note or change.' }),
  mfaPolicy: Type.Enum([...mfaPolicies], { description: 'off, optional or required.' }),
  disabledFactors: Type.Array(Type.Enum([...factorNames]), {
    maxItems: factorNames.length,
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
  securityKeyVerification: Type.Enum([...securityKeyVerifications], {
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
  supportImpersonates: Type.Boolean({ description: 'true or false. An owner turns it on.' }),
  callerVerification: Type.Enum([...callerVerificationPolicies], { description: 'off, support or operators.' }),
  raisedGrades: gradesOfActs,
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
const sentBack = { logoPicture: kept, darkLogoPicture: kept, faviconPicture: kept, backgroundPicture: kept }

/** What of a change shows on the sign-in pages. */
export const lookChange = Type.Partial(Type.Object(look))
export const changeBody = Type.Partial(Type.Object({ ...fields, ...sentBack, raisedGrades: gradeChanges }), {
  additionalProperties: false,
})
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

async function change(call: Call<unknown, ChangeBody>): Promise<Answer> {
  const { actor, body } = call
  refuseForeignSettings(actor, Object.keys(body))
  const { logoPicture: _logo, darkLogoPicture: _dark, faviconPicture: _favicon, ...rest } = body
  const { backgroundPicture: _background, raisedGrades: _grades, ...plain } = rest
  return ok(
    await changeWithProof(call, async (deps, asking) => {
      const now = await deps.settings.readForChange()
      refuseOtherPictures(now, body)
      const raised = gradesAfter(now, body)
      refuseOwnersPart(call, now)
      await confirmWeakening(asking, loweredBy(now, body))
      await refuseStrandingClients(deps, now, plain)
      return changeSettings(deps, actor, { ...plain, ...(body.raisedGrades && { raisedGrades: raised }) })
    }),
  )
}

function gradesAfter({ raisedGrades: before }: ApplicationSettings, { raisedGrades: changes = {} }: ChangeBody) {
  return withGrades(before, changes)
}

/** Whoever sends back what they were answered may; a picture changes where it is uploaded. */
function refuseOtherPictures(now: ApplicationSettings, body: ChangeBody): void {
  for (const name of Object.keys(pictures) as (keyof typeof pictures)[]) {
    if (body[name] === undefined || body[name] === now[name]) continue
    throw invalidField(name, 'Pictures change at /api/v1/settings/pictures. Leave it out here, or send it as it is.')
  }
}

function refuseOwnersPart({ body, signedIn }: Call<unknown, ChangeBody>, now: ApplicationSettings): void {
  if (signedIn?.operator.role === 'owner') return
  refuseOtherGrades(now, gradesAfter(now, body))
  refuseLettingSupport(now, body)
}

/** Whoever is bound by them would lift them otherwise. */
function refuseOtherGrades(now: ApplicationSettings, asked: RaisedGrades): void {
  if (isDeepStrictEqual(asked, now.raisedGrades)) return
  throw new RollcallError('not_permitted', 'Only an owner who is signed in to the console changes raisedGrades.')
}

/** Those who would act as people by it ask an owner for it. */
function refuseLettingSupport(now: ApplicationSettings, body: ChangeBody): void {
  const { impersonation = now.impersonation, supportImpersonates = now.supportImpersonates } = body
  if (!letsSupportActAnew(now, { impersonation, supportImpersonates })) return
  throw new RollcallError(
    'not_permitted',
    'Only an owner who is signed in to the console turns on supportImpersonates, or impersonation while it is on.',
  )
}

/** What lowers a guard is confirmed each time; what makes acts ask for more is confirmed lately. */
async function loweringGuards(call: Call<unknown, ChangeBody>) {
  const { actor, body, directory } = call
  // Nobody proves anything for what could not be saved.
  refuseForeignSettings(actor, Object.keys(body))
  const now = await directory.stores.settings.read()
  refuseBadSettings({ ...body, raisedGrades: gradesAfter(now, body) })
  refuseOwnersPart(call, now)
  return (
    foundWeakening(call, loweredBy(now, body)) ??
    (isDeepStrictEqual(gradesAfter(now, body), now.raisedGrades) ? null : 'recent')
  )
}

/** Acts that are not named stay as they are. */
function loweredBy(now: ApplicationSettings, body: ChangeBody): readonly string[] {
  return loweredSettings(now, { ...body, raisedGrades: gradesAfter(now, body) })
}

/** Names, looks, addresses and data are not for those who keep watch over sign-ins (console.md 1.7). */
const ofNoSecurity: ReadonlySet<string> = new Set([
  'displayName',
  'logoUrl',
  'accentColor',
  'cornerRadius',
  'pageLayout',
  'backgroundColor',
  'darkBackgroundColor',
  'loginTexts',
  'supportEmail',
  'supportUrl',
  'defaultLocale',
  'defaultAudience',
  'allowedLogoutUrls',
  'auditRetentionDays',
])

function refuseForeignSettings({ permissions }: Actor, names: readonly string[]): void {
  if (permissions.has('update:settings')) return
  const foreign = names.find((name) => ofNoSecurity.has(name))
  if (foreign === undefined) return
  throw new RollcallError('insufficient_scope', `To change ${foreign} you need the permission update:settings.`)
}
