// `password_options`, the vendor's newer form of what a database asks of passwords. Beside the older options it only
// says in its words what those say: they count, and a caller who wants the newer ones leaves `passwordPolicy` out.
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import { leastLength, type PasswordLevel, type PasswordPolicy } from '../passwords/password-policy.ts'

/** What a new connection has where nothing was asked for (auth0.md 5.8). */
export const passwordOptionDefaults: JsonObject = {
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

/** The policy in the newer words. */
export function passwordOptionsOf(policy: PasswordPolicy): Json {
  const { level, dictionary, noPersonalInfo, history } = policy
  const section = (name: string) => passwordOptionDefaults[name] as JsonObject
  return {
    complexity: {
      ...section('complexity'),
      min_length: leastLength(policy),
      ...characterTypes[level],
      identical_characters: level === 'excellent' ? 'block' : 'allow',
    },
    profile_data: { ...section('profile_data'), active: noPersonalInfo },
    history: { active: history.enabled, size: history.size },
    dictionary: { ...section('dictionary'), active: dictionary.enabled, custom: [...dictionary.words] },
  }
}

const three = ['uppercase', 'lowercase', 'number']
const threeOfFour = { character_type_rule: 'three_of_four', character_types: [...three, 'special'] }

const characterTypes: Readonly<Record<PasswordLevel, JsonObject>> = {
  none: {},
  low: {},
  fair: { character_types: three },
  good: threeOfFour,
  excellent: threeOfFour,
}

/** Two levels deep, what is given wins. */
export function filledIn(given: Json, defaults: JsonObject): Json {
  if (!isJsonObject(given)) return given
  const filled = Object.entries(defaults).map(([name, standard]) => {
    const value = given[name]
    const isBothObjects = isJsonObject(value) && isJsonObject(standard)
    return [name, isBothObjects ? { ...standard, ...value } : (value ?? standard)]
  })
  return { ...given, ...Object.fromEntries(filled) }
}
