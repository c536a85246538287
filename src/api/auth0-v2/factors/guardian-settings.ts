// Settings of factors that no sign-in here asks for: kept as they came and given back, their secrets sealed.
import type { TSchema } from 'typebox'
import type { JsonObject } from '../../../kernel/json.ts'
import { changeDocument, keepDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import type { DocumentKey } from '../../../vendor-documents/vendor-document.ts'
import { emptyObject } from '../answers.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import {
  apnsAnswer,
  apnsSettings,
  duoSettings,
  fcmSettings,
  fcmv1Settings,
  messageTypes,
  phoneProvider,
  phoneTemplates,
  pushProvider,
  snsAnswer,
  snsSettings,
  twilioSettings,
} from './guardian-schemas.ts'

interface KeptSettings {
  /** Below `/guardian/factors`. */
  readonly path: string
  /** Those of text messages have two paths, one older than the other, and are the same settings. */
  readonly document: string
  /** Names of the operations; without `get` it is never shown again, without `patch` it is only replaced whole. */
  readonly get?: string
  readonly put: string
  readonly patch?: string
  readonly takes: TSchema
  readonly shows: TSchema
  /** What is shown before anything was kept. */
  readonly fresh: JsonObject
  readonly show?: (kept: JsonObject) => JsonObject
  /** What a change answers, of what was kept. */
  readonly echo?: (kept: JsonObject) => JsonObject
}

const noTexts = 'Kept and given back without effect: Rollcall sends no text messages and makes no calls.'
const noPushes = 'Kept and given back without effect: Rollcall sends no push notifications.'
const noDuo = 'Kept and given back without effect: no sign-in here asks Duo.'

const twilio = {
  document: 'twilio',
  takes: twilioSettings,
  shows: twilioSettings,
  fresh: {},
  show: (kept: JsonObject) => ({ auth_token: null, sid: null, from: null, messaging_service_sid: null, ...kept }),
}
const provider = {
  document: 'phone-provider',
  takes: phoneProvider,
  shows: phoneProvider,
  fresh: { provider: 'auth0' },
}
const templates = {
  document: 'phone-templates',
  takes: phoneTemplates,
  shows: phoneTemplates,
  fresh: {
    enrollment_message: 'Your code to set up {{tenant.friendly_name}} is {{code}}.',
    verification_message: 'Your code for {{tenant.friendly_name}} is {{code}}.',
  },
}

const aboutPhones: readonly KeptSettings[] = [
  {
    path: '/phone/message-types',
    document: 'phone-message-types',
    get: 'Get Enabled Phone Factors',
    put: 'Update the Enabled Phone Factors',
    takes: messageTypes,
    shows: messageTypes,
    fresh: { message_types: [] },
  },
  {
    path: '/phone/providers/twilio',
    ...twilio,
    get: 'Get Twilio configuration',
    put: 'Update Twilio configuration',
  },
  {
    path: '/sms/providers/twilio',
    ...twilio,
    get: 'Get Twilio SMS configuration',
    put: 'Update Twilio SMS configuration',
  },
  {
    path: '/phone/selected-provider',
    ...provider,
    get: 'Get phone provider configuration',
    put: 'Update phone provider configuration',
  },
  { path: '/sms/selected-provider', ...provider, get: 'Get SMS configuration', put: 'Update SMS configuration' },
  {
    path: '/phone/templates',
    ...templates,
    get: 'Get Enrollment and Verification Phone Templates',
    put: 'Update Enrollment and Verification Phone Templates',
  },
  {
    path: '/sms/templates',
    ...templates,
    get: 'Get SMS enrollment and verification templates',
    put: 'Update SMS enrollment and verification templates',
  },
]

const aboutPushes: readonly KeptSettings[] = [
  {
    path: '/push-notification/selected-provider',
    document: 'push-provider',
    get: 'Get push notification provider',
    put: 'Update Push Notification configuration',
    takes: pushProvider,
    shows: pushProvider,
    fresh: { provider: 'guardian' },
  },
  {
    path: '/push-notification/providers/apns',
    document: 'push-apns',
    get: 'Get APNS push notification configuration',
    put: 'Update APNS configuration',
    patch: 'Update APNs provider configuration',
    takes: apnsSettings,
    shows: apnsAnswer,
    fresh: { bundle_id: null, sandbox: false, enabled: false },
    show: ({ p12, ...kept }) => ({ bundle_id: null, sandbox: false, ...kept, enabled: p12 != null }),
    echo: ({ p12: _secret, ...kept }) => kept,
  },
  {
    path: '/push-notification/providers/fcm',
    document: 'push-fcm',
    put: 'Overwrite FCM configuration',
    patch: 'Update FCM configuration',
    takes: fcmSettings,
    shows: emptyObject,
    fresh: {},
    echo: () => ({}),
  },
  {
    path: '/push-notification/providers/fcmv1',
    document: 'push-fcmv1',
    put: 'Overwrite FCMV1 configuration',
    patch: 'Update FCMV1 configuration',
    takes: fcmv1Settings,
    shows: emptyObject,
    fresh: {},
    echo: () => ({}),
  },
  {
    path: '/push-notification/providers/sns',
    document: 'push-sns',
    get: 'Get AWS SNS configuration',
    put: 'Configure AWS SNS configuration',
    patch: 'Update AWS SNS configuration',
    takes: snsSettings,
    shows: snsAnswer,
    fresh: {},
    show: withoutSnsSecret,
    echo: withoutSnsSecret,
  },
]

const aboutDuo: readonly KeptSettings[] = [
  {
    path: '/duo/settings',
    document: 'duo',
    get: 'Get DUO Configuration',
    put: 'Set the DUO Configuration',
    patch: 'Update the DUO Configuration',
    takes: duoSettings,
    shows: duoSettings,
    fresh: {},
  },
]

export const guardianSettingsRoutes: readonly Route[] = [
  ...aboutPhones.flatMap((kept) => routesOf(kept, noTexts)),
  ...aboutPushes.flatMap((kept) => routesOf(kept, noPushes)),
  ...aboutDuo.flatMap((kept) => routesOf(kept, noDuo)),
]

function routesOf(kept: KeptSettings, differs: string): Route[] {
  const path = `/guardian/factors${kept.path}`
  const key: DocumentKey = { kind: 'guardian', name: kept.document }
  const reads = anyOf('read:guardian_factors')
  const changes = {
    path,
    scopes: anyOf('update:guardian_factors'),
    body: kept.takes,
    answers: { 200: kept.shows },
    differs,
  }
  const { get, put, patch, shows } = kept
  const handleGet = (call: Call) => show(call, key, kept)
  return [
    ...(get === undefined
      ? []
      : [
          {
            method: 'GET',
            path,
            scopes: reads,
            summary: get,
            answers: { 200: shows },
            differs,
            handle: handleGet,
          } as const,
        ]),
    { method: 'PUT', ...changes, summary: put, handle: (call) => replace(call, key, kept) },
    ...(patch === undefined
      ? []
      : [
          { method: 'PATCH', ...changes, summary: patch, handle: (call: KeepCall) => change(call, key, kept) } as const,
        ]),
  ]
}

type KeepCall = Call<unknown, JsonObject>

async function show(
  { directory }: Call,
  key: DocumentKey,
  { fresh, show: shown = asItIs }: KeptSettings,
): Promise<Answer> {
  const { vendorDocuments } = directory.stores
  const kept = await readDocument({ vendorDocuments, sealer: directory.sealer }, key)
  return ok(kept === null ? fresh : shown(kept))
}

async function replace(
  { actor, body, directory }: KeepCall,
  key: DocumentKey,
  { echo = asItIs }: KeptSettings,
): Promise<Answer> {
  await directory.change((deps) => keepDocument(deps, actor, key, body))
  return ok(echo(body))
}

/** What is left out stays as it is. */
async function change(
  { actor, body, directory }: KeepCall,
  key: DocumentKey,
  { echo = asItIs }: KeptSettings,
): Promise<Answer> {
  const changed = await directory.change((deps) =>
    changeDocument(deps, actor, key, (present) => ({ ...present, ...body })),
  )
  return ok(echo(changed))
}

const asItIs = (kept: JsonObject) => kept

/** A part can be changed without knowing the secret, so the answer to that may not tell it either. */
function withoutSnsSecret({ aws_secret_access_key: _secret, ...kept }: JsonObject): JsonObject {
  return kept
}
