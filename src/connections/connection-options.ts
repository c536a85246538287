// The options of a connection as they are stored: what the vendor fills in, and which of them exclude each other
// (auth0.md 5.8). Only databases of passwords have any.
import { RollcallError } from '../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import { type Connection, connectionKind } from './connection.ts'

/** For a connection that is being made. */
export function newOptions(strategy: Connection['strategy'], given: JsonObject): JsonObject {
  if (connectionKind({ strategy }) !== 'database') return given
  const policy: JsonObject = given.password_options === undefined ? { passwordPolicy: 'good' } : {}
  return changedOptions(strategy, {
    mfa: { active: true, return_enroll_settings: true },
    ...policy,
    strategy_version: 2,
    ...given,
  })
}

/** For options that take the place of earlier ones as a whole. */
export function changedOptions(strategy: Connection['strategy'], given: JsonObject): JsonObject {
  if (connectionKind({ strategy }) !== 'database') return given
  refuseContradictions(given)
  return {
    brute_force_protection: true,
    passkey_options: { challenge_ui: 'both', progressive_enrollment_enabled: true, local_enrollment_enabled: true },
    ...given,
    authentication_methods: filledIn(given.authentication_methods ?? {}, authenticationMethods),
    ...(isJsonObject(given.password_options)
      ? { password_options: filledIn(given.password_options, passwordOptions) }
      : {}),
    ...(isJsonObject(given.attributes) ? { attributes: withUniqueEmail(given.attributes) } : {}),
  }
}

const authenticationMethods: JsonObject = {
  password: { enabled: true, api_behavior: 'required', signup_behavior: 'allow' },
  passkey: { enabled: false },
  email_otp: { enabled: false },
  phone_otp: { enabled: false },
}

const passwordOptions: JsonObject = {
  complexity: {
    character_type_rule: 'all',
    identical_characters: 'allow',
    sequential_characters: 'allow',
    max_length_exceeded: 'error',
    min_length: 15,
    character_types: [],
  },
  profile_data: {
    active: false,
    blocked_fields: [
      'name',
      'username',
      'nickname',
      'email',
      'phone_number',
      'user_metadata.name',
      'user_metadata.first',
      'user_metadata.last',
    ],
  },
  history: { active: false, size: 3 },
  dictionary: { active: false, custom: [], default: 'en_100k' },
}

/** Two levels deep, what is given wins. */
function filledIn(given: Json, defaults: JsonObject): Json {
  if (!isJsonObject(given)) return given
  const filled = Object.entries(defaults).map(([name, standard]) => {
    const value = given[name]
    const isBothObjects = isJsonObject(value) && isJsonObject(standard)
    return [name, isBothObjects ? { ...standard, ...value } : (value ?? standard)]
  })
  return { ...given, ...Object.fromEntries(filled) }
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
