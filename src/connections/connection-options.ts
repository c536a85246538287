// The options of a connection as they are stored: what the vendor fills in, and which of them exclude each other
// (auth0.md 5.8). What other strategies than databases of passwords are given stands in strategy-options.ts.
import { RollcallError } from '../kernel/errors.ts'
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { type Connection, connectionKind, passwordPolicy } from './connection.ts'
import { filledIn, passwordOptionDefaults, passwordOptionsOf } from './password-options.ts'
import { strategyOptions } from './strategy-options.ts'

/** For a connection that is being made. */
export function newOptions(strategy: Connection['strategy'], given: JsonObject): JsonObject {
  if (connectionKind({ strategy }) !== 'database') return strategyOptions(strategy, given)
  const policy: JsonObject = given.password_options === undefined ? { passwordPolicy: 'good' } : {}
  return changedOptions(strategy, {
    mfa: { active: true, return_enroll_settings: true },
    ...policy,
    strategy_version: 2,
    ...given,
  })
}

/** For options that take the place of earlier ones as a whole. */
export function changedOptions(strategy: Connection['strategy'], given: JsonObject, before?: JsonObject): JsonObject {
  if (connectionKind({ strategy }) !== 'database') return strategyOptions(strategy, given, before)
  refuseContradictions(given)
  return {
    brute_force_protection: true,
    passkey_options: { challenge_ui: 'both', progressive_enrollment_enabled: true, local_enrollment_enabled: true },
    ...given,
    authentication_methods: filledIn(given.authentication_methods ?? {}, authenticationMethods),
    ...passwordOptions(given),
    ...(isJsonObject(given.attributes) ? { attributes: withUniqueEmail(given.attributes) } : {}),
  }
}

const authenticationMethods: JsonObject = {
  password: { enabled: true, api_behavior: 'required', signup_behavior: 'allow' },
  passkey: { enabled: false },
  email_otp: { enabled: false },
  phone_otp: { enabled: false },
}

/** The older words count where they are given; the newer ones then say the same. */
function passwordOptions(given: JsonObject): JsonObject {
  if (given.passwordPolicy != null) return { password_options: passwordOptionsOf(passwordPolicy({ options: given })) }
  const { password_options } = given
  return isJsonObject(password_options) ? { password_options: filledIn(password_options, passwordOptionDefaults) } : {}
}

function withUniqueEmail(attributes: JsonObject): JsonObject {
  return isJsonObject(attributes.email) ? { ...attributes, email: { unique: true, ...attributes.email } } : attributes
}

function refuseContradictions({ attributes, ...options }: JsonObject): void {
  if (!isJsonObject(attributes)) return
  if (options.requires_username === true) {
    throw contradiction('Cannot set both options.attributes and options.requires_username')
  }
  if (options.validation != null) throw contradiction('Cannot set both options.attributes and options.validation')
  const given = Object.entries(attributes).flatMap(([name, value]) => (isJsonObject(value) ? [{ name, value }] : []))
  for (const { name, value } of given) {
    const isInactive = isJsonObject(value.signup) && value.signup.status === 'inactive'
    if (value.profile_required === true && isInactive) {
      throw contradiction(`attribute ${name} must also be required on signup`)
    }
  }
  if (!given.some(({ value }) => isJsonObject(value.identifier) && value.identifier.active === true)) {
    throw contradiction('attributes must contain one active identifier')
  }
  const hasTwinEmails = isJsonObject(attributes.email) && attributes.email.unique === false
  if (hasTwinEmails && options.enabledDatabaseCustomization !== true) {
    throw contradiction('cannot add non-unique email attribute')
  }
}

function contradiction(message: string): RollcallError {
  return new RollcallError('connection_options_invalid', message)
}
