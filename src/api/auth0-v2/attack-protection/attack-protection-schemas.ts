import { type TProperties, Type } from 'typebox'
import { closed } from '../answers.ts'

const optional = <Properties extends TProperties>(properties: Properties) =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, Type.Optional(schema)]))

const shields = (...names: string[]) => Type.Array(Type.Enum(names), { maxItems: names.length, uniqueItems: true })
const allowlist = Type.Array(Type.String({ minLength: 2, maxLength: 50 }), {
  maxItems: 100,
  description: 'IP addresses and CIDR networks that are trusted.',
})

const bruteForceFields = {
  enabled: Type.Boolean(),
  shields: shields('block', 'user_notification'),
  allowlist,
  mode: Type.Enum(['count_per_identifier_and_ip', 'count_per_identifier']),
  max_attempts: Type.Integer({ minimum: 1, maximum: 100 }),
}
export const bruteForceAnswer = closed(bruteForceFields, 'BruteForceProtection')
export const bruteForceBody = closed(optional(bruteForceFields))

const throttleFields = {
  max_attempts: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  rate: Type.Integer({ minimum: 1, maximum: 2_592_000_000, description: 'Milliseconds until one more is allowed.' }),
}
const throttleAnswer = closed(throttleFields)
const throttleBody = Type.Optional(closed(optional(throttleFields)))
const throttlingFields = { enabled: Type.Boolean(), shields: shields('block', 'admin_notification'), allowlist }
export const throttlingAnswer = closed(
  {
    ...throttlingFields,
    stage: closed({
      'pre-login': throttleAnswer,
      'pre-user-registration': throttleAnswer,
      'pre-custom-token-exchange': throttleBody,
    }),
  },
  'SuspiciousIpThrottling',
)
export const throttlingBody = closed({
  ...optional(throttlingFields),
  stage: Type.Optional(
    closed({
      'pre-login': throttleBody,
      'pre-user-registration': throttleBody,
      'pre-custom-token-exchange': throttleBody,
    }),
  ),
})

const stageShields = Type.Optional(closed({ shields: Type.Optional(shields('block', 'admin_notification')) }))
export const breachedPasswords = closed({
  enabled: Type.Optional(Type.Boolean()),
  shields: Type.Optional(shields('block', 'user_notification', 'admin_notification')),
  admin_notification_frequency: Type.Optional(shields('immediately', 'daily', 'weekly', 'monthly')),
  method: Type.Optional(Type.Enum(['standard', 'enhanced'])),
  stage: Type.Optional(closed({ 'pre-user-registration': stageShields, 'pre-change-password': stageShields })),
})

const challenge = Type.Enum(['never', 'when_risky', 'always'])
const botFields = {
  bot_detection_level: Type.Enum(['low', 'medium', 'high']),
  challenge_password_policy: challenge,
  challenge_passwordless_policy: challenge,
  challenge_password_reset_policy: challenge,
  allowlist,
  monitoring_mode_enabled: Type.Boolean(),
}
export const botDetectionAnswer = closed(botFields, 'BotDetection')
export const botDetectionBody = closed(optional(botFields))

const text = Type.String({ minLength: 1, maxLength: 1_000 })
const siteKey = { site_key: text }
const seen = {
  arkose: {
    ...siteKey,
    client_subdomain: Type.Optional(text),
    verify_subdomain: Type.Optional(text),
    fail_open: Type.Optional(Type.Boolean()),
  },
  recaptcha_enterprise: { ...siteKey, project_id: text },
}
const providers = [
  'arkose',
  'auth_challenge',
  'friendly_captcha',
  'hcaptcha',
  'recaptcha_v2',
  'recaptcha_enterprise',
  'simple_captcha',
]
const withoutKeys = {
  active_provider_id: Type.Optional(Type.Enum(providers)),
  auth_challenge: Type.Optional(closed({ fail_open: Type.Boolean() })),
  simple_captcha: Type.Optional(closed({})),
}
const withSecret = Type.Optional(closed({ ...siteKey, secret: text }))
const withoutSecret = Type.Optional(closed(siteKey))

export const captchaBody = closed({
  ...withoutKeys,
  arkose: Type.Optional(closed({ ...seen.arkose, secret: text })),
  hcaptcha: withSecret,
  friendly_captcha: withSecret,
  recaptcha_v2: withSecret,
  recaptcha_enterprise: Type.Optional(closed({ ...seen.recaptcha_enterprise, api_key: text })),
})
export const captchaAnswer = closed(
  {
    ...withoutKeys,
    arkose: Type.Optional(closed(seen.arkose)),
    hcaptcha: withoutSecret,
    friendly_captcha: withoutSecret,
    recaptcha_v2: withoutSecret,
    recaptcha_enterprise: Type.Optional(closed(seen.recaptcha_enterprise)),
  },
  'Captcha',
)

export const phoneProtection = closed({ type: Type.Enum(['default', 'exponential']) })
