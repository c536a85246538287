// Switches of the vendor's for things that Rollcall never does. They stand where they stand: tools that write back what
// they read are answered, whoever would turn one on is told why that cannot be.
import { type TSchema, Type } from 'typebox'
import type { JsonObject } from '../../../kernel/json.ts'
import { closed } from '../answers.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'

interface FixedSettings {
  readonly path: string
  readonly name: string
  readonly shape: TSchema
  readonly value: JsonObject
  readonly why: string
}

const noRisk = 'Rollcall does not weigh how risky a sign-in is.'

const fixedSettings: readonly FixedSettings[] = [
  {
    path: '/supplemental-signals',
    name: 'the supplemental signals configuration',
    shape: closed({ akamai_enabled: Type.Boolean() }, 'SupplementalSignals'),
    value: { akamai_enabled: false },
    why: 'Rollcall believes no header of a network in front of it about risk.',
  },
  {
    path: '/risk-assessments/settings',
    name: 'risk assessment settings',
    shape: closed({ enabled: Type.Boolean() }, 'RiskAssessmentSettings'),
    value: { enabled: false },
    why: noRisk,
  },
  {
    path: '/risk-assessments/settings/new-device',
    name: 'new device assessor',
    shape: closed({ remember_for: Type.Integer({ minimum: 0, maximum: 365 }) }, 'NewDeviceAssessor'),
    value: { remember_for: 0 },
    why: noRisk,
  },
]

export const fixedSettingsRoutes: readonly Route[] = fixedSettings.flatMap((fixed): Route[] => {
  const { path, name, shape, value } = fixed
  const answers = { 200: shape }
  const read = { scopes: anyOf('read:attack_protection'), summary: `Get ${name}`, differs: 'Always off.' }
  const change = {
    scopes: anyOf('update:attack_protection'),
    summary: `Update ${name}`,
    differs: 'Takes what stands already and refuses anything else.',
  }
  return [
    { method: 'GET', path, ...read, answers, handle: async () => ok(value) },
    { method: 'PATCH', path, ...change, body: shape, answers, handle: async (call) => takeSame(fixed, call) },
  ]
})

function takeSame({ value, why }: FixedSettings, { body }: Call): Answer {
  const other = Object.keys(value).find((name) => body[name] !== value[name])
  if (other === undefined) return ok(value)
  const message = `${other} stays ${value[other]} on this server. ${why}`
  throw new WireError(400, message, 'operation_not_supported')
}
