import { type Static, type TSchema, Type } from 'typebox'
import { securityKeyVerifications } from '../../../applications/settings.ts'
import { closed } from '../answers.ts'

export const factorNames = [
  'sms',
  'push-notification',
  'otp',
  'email',
  'duo',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
] as const
export type WireFactor = (typeof factorNames)[number]

const factorName = Type.Enum([...factorNames], { description: 'Factor name.' })
export const factorParams = Type.Object({ name: factorName })
export const factorSwitch = closed({
  enabled: Type.Boolean({ description: 'Whether this factor is enabled (true) or disabled (false).' }),
})
export type FactorSwitch = Static<typeof factorSwitch>
export const factorAnswers = Type.Array(
  closed({ name: factorName, enabled: Type.Boolean(), trial_expired: Type.Boolean() }, 'GuardianFactor'),
)

export const policies = Type.Array(Type.Enum(['all-applications', 'confidence-score']), {
  maxItems: 2,
  description: 'The MFA policies.',
})
export type Policies = Static<typeof policies>

const text = (maxLength: number, minLength = 1) =>
  Type.Optional(Type.Union([Type.String({ minLength, maxLength }), Type.Null()]))

/** Every setting may be left out. */
export const duoSettings = closed({
  ikey: Type.Optional(Type.String({ maxLength: 10_000 })),
  skey: Type.Optional(Type.String({ minLength: 1, maxLength: 10_000 })),
  host: Type.Optional(Type.String({ maxLength: 10_000 })),
})

export const messageTypes = closed({
  message_types: Type.Array(Type.Enum(['sms', 'voice']), { maxItems: 2, uniqueItems: true }),
})

export const twilioSettings = closed({
  from: text(64, 0),
  messaging_service_sid: text(1_000),
  auth_token: text(1_000),
  sid: text(1_000),
})

export const phoneProvider = closed({ provider: Type.Enum(['auth0', 'twilio', 'phone-message-hook']) })
export const pushProvider = closed({ provider: Type.Enum(['guardian', 'sns', 'direct']) })

const message = Type.String({ minLength: 1, maxLength: 2_000 })
export const phoneTemplates = closed({ enrollment_message: message, verification_message: message })

const apnsSeen = { sandbox: Type.Optional(Type.Boolean()), bundle_id: text(1_000) }
export const apnsSettings = closed({ ...apnsSeen, p12: text(10_000) })
export const apnsAnswer = closed({ ...apnsSeen, enabled: Type.Optional(Type.Boolean()) })

export const fcmSettings = closed({ server_key: text(152) })
export const fcmv1Settings = closed({ server_credentials: text(10_000) })

const snsSeen = {
  aws_access_key_id: text(1_000),
  aws_region: text(1_000),
  sns_apns_platform_application_arn: text(1_000),
  sns_gcm_platform_application_arn: text(1_000),
}
export const snsSettings = closed({ ...snsSeen, aws_secret_access_key: text(1_000) })
export const snsAnswer = closed(snsSeen)

const relyingParty: Record<string, TSchema> = {
  overrideRelyingParty: Type.Optional(Type.Boolean()),
  relyingPartyIdentifier: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
}
export const platformSettings = closed(relyingParty)
export const roamingSettings = closed({
  userVerification: Type.Optional(Type.Enum([...securityKeyVerifications])),
  ...relyingParty,
})

export const ticketBody = closed({
  user_id: Type.String({ minLength: 1, maxLength: 400 }),
  email: Type.Optional(Type.String({ minLength: 3, maxLength: 254, format: 'email' })),
  send_mail: Type.Optional(Type.Boolean()),
  email_locale: Type.Optional(Type.String({ minLength: 2, maxLength: 35 })),
  factor: Type.Optional(
    Type.Enum(['push-notification', 'phone', 'email', 'otp', 'webauthn-roaming', 'webauthn-platform']),
  ),
  allow_multiple_enrollments: Type.Optional(Type.Boolean()),
})
export type TicketBody = Static<typeof ticketBody>
export const ticketAnswer = closed({ ticket_id: Type.String(), ticket_url: Type.String({ format: 'uri' }) })

export const enrollmentAnswer = closed({
  id: Type.String(),
  status: Type.Enum(['pending', 'confirmed']),
  name: Type.Optional(Type.String()),
  identifier: Type.Optional(Type.String()),
  phone_number: Type.Optional(Type.String()),
  enrolled_at: Type.Optional(Type.String({ format: 'date-time' })),
  last_auth: Type.Optional(Type.String({ format: 'date-time' })),
})
