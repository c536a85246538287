// Protections that Rollcall has not: their settings are kept as they came and given back, secrets sealed and not shown.
import type { TSchema } from 'typebox'
import { isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import { changeDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import {
  botDetectionAnswer,
  botDetectionBody,
  breachedPasswords,
  captchaAnswer,
  captchaBody,
  phoneProtection,
} from './attack-protection-schemas.ts'

interface KeptProtection {
  readonly name: string
  readonly get: string
  readonly update: string
  readonly takes: TSchema
  readonly shows: TSchema
  /** What is shown of what nobody set: off. */
  readonly fresh: JsonObject
  readonly differs: string
}

const keptProtections: readonly KeptProtection[] = [
  {
    name: 'breached-password-detection',
    get: 'Get Breached Password Detection settings',
    update: 'Update Breached Password Detection settings',
    takes: breachedPasswords,
    shows: breachedPasswords,
    fresh: {
      enabled: false,
      shields: [],
      admin_notification_frequency: [],
      method: 'standard',
      stage: { 'pre-user-registration': { shields: [] }, 'pre-change-password': { shields: [] } },
    },
    differs:
      'Kept without effect, and off until it is set: what is done about leaked passwords says the server, by its list of them (LEAKED_PASSWORDS_FILE), and the setting leakedPasswordAtSignIn of /api/v1. With a list, new passwords that are on it are refused; without one no password is held against leaks.',
  },
  {
    name: 'bot-detection',
    get: 'Get Bot Detection settings',
    update: 'Update Bot Detection settings',
    takes: botDetectionBody,
    shows: botDetectionAnswer,
    fresh: {
      bot_detection_level: 'medium',
      challenge_password_policy: 'never',
      challenge_passwordless_policy: 'never',
      challenge_password_reset_policy: 'never',
      allowlist: [],
      monitoring_mode_enabled: false,
    },
    differs: 'Kept without effect: nobody is judged to be a bot, and nobody is challenged.',
  },
  {
    name: 'captcha',
    get: 'Get the CAPTCHA configuration',
    update: 'Update the CAPTCHA configuration',
    takes: captchaBody,
    shows: captchaAnswer,
    fresh: {},
    differs: 'Kept without effect: the pages of sign-in show no puzzles.',
  },
  {
    name: 'phone-provider-protection',
    get: 'Get Phone Provider Protection settings',
    update: 'Update Phone Provider Protection settings',
    takes: phoneProtection,
    shows: phoneProtection,
    fresh: { type: 'default' },
    differs: 'Kept without effect: Rollcall sends no text messages and makes no calls.',
  },
]

export const keptProtectionRoutes: readonly Route[] = keptProtections.flatMap((protection): Route[] => {
  const { name, get, update, takes, shows, differs } = protection
  const path = `/attack-protection/${name}`
  const answers = { 200: shows }
  return [
    {
      method: 'GET',
      path,
      scopes: anyOf('read:attack_protection'),
      summary: get,
      answers,
      differs,
      handle: (call: Call) => show(call, protection),
    },
    {
      method: 'PATCH',
      path,
      scopes: anyOf('update:attack_protection'),
      summary: update,
      body: takes,
      answers,
      differs,
      handle: (call: Call<unknown, JsonObject>) => change(call, protection),
    },
  ]
})

async function show({ directory }: Call, { name, fresh }: KeptProtection): Promise<Answer> {
  const { stores, sealer } = directory
  const key = { kind: 'attack-protection', name } as const
  const kept = await readDocument({ vendorDocuments: stores.vendorDocuments, sealer }, key)
  return ok(shown({ ...fresh, ...kept }))
}

/** What is left out stays as it is, the stages each by themselves. */
async function change(
  { actor, body, directory }: Call<unknown, JsonObject>,
  { name, fresh }: KeptProtection,
): Promise<Answer> {
  const key = { kind: 'attack-protection', name } as const
  const changed = await directory.change((deps) =>
    changeDocument(deps, actor, key, (kept) => {
      const present = { ...fresh, ...kept }
      const stages = { ...objectOf(present.stage), ...objectOf(body.stage) }
      return { ...present, ...body, ...(body.stage === undefined ? {} : { stage: stages }) }
    }),
  )
  return ok(shown(changed))
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

const secrets: ReadonlySet<string> = new Set(['secret', 'api_key'])

function shown(content: JsonObject): JsonObject {
  const entries = Object.entries(content).filter(([name]) => !secrets.has(name))
  return Object.fromEntries(entries.map(([name, value]) => [name, isJsonObject(value) ? shown(value) : value]))
}
