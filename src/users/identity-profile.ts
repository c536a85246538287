// What an identity says of its person. It is kept in the words in which it came and goes, the vendor's `profileData`
// (auth0.md 2.2), because providers and imports put there what we have no name for.
import { connectionKind } from '../connections/connection.ts'
import type { JsonObject } from '../kernel/json.ts'
import { isEmail } from './identifiers.ts'
import type { Identity, User } from './user.ts'
import type { Identifiers } from './user-store.ts'

export type KnownAttributes = Pick<
  User,
  | 'email'
  | 'emailVerified'
  | 'username'
  | 'phoneNumber'
  | 'phoneVerified'
  | 'name'
  | 'nickname'
  | 'givenName'
  | 'familyName'
  | 'picture'
>

const words = {
  email: 'email',
  emailVerified: 'email_verified',
  username: 'username',
  phoneNumber: 'phone_number',
  phoneVerified: 'phone_verified',
  name: 'name',
  nickname: 'nickname',
  givenName: 'given_name',
  familyName: 'family_name',
  picture: 'picture',
} as const satisfies Record<keyof KnownAttributes, string>

/** What is missing is left out, and a verification without what it verifies. */
export function profileOf(attributes: KnownAttributes): JsonObject {
  const isTold = (attribute: keyof KnownAttributes) =>
    attributes[attribute] !== null &&
    !(attribute === 'emailVerified' && attributes.email === null) &&
    !(attribute === 'phoneVerified' && attributes.phoneNumber === null)
  const told = (Object.keys(words) as (keyof KnownAttributes)[]).filter(isTold)
  return Object.fromEntries(told.map((attribute) => [words[attribute], attributes[attribute]]))
}

/** A stored profile with other attributes; what else the connection said stays. */
export function changedProfile(profile: JsonObject | null, attributes: KnownAttributes): JsonObject {
  const known: ReadonlySet<string> = new Set(Object.values(words))
  const rest = Object.entries(profile ?? {}).filter(([name]) => !known.has(name))
  return { ...Object.fromEntries(rest), ...profileOf(attributes) }
}

/** Back again. Nothing in a stored profile is trusted to be of its type. */
export function attributesIn(profile: JsonObject | null): KnownAttributes {
  const text = (attribute: keyof KnownAttributes) => {
    const value = profile?.[words[attribute]]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const email = text('email')?.toLowerCase() ?? null
  return {
    email: email !== null && isEmail(email) ? email : null,
    emailVerified: profile?.email_verified === true,
    username: text('username'),
    phoneNumber: text('phoneNumber'),
    phoneVerified: typeof profile?.phone_verified === 'boolean' ? profile.phone_verified : null,
    name: text('name'),
    nickname: text('nickname'),
    givenName: text('givenName'),
    familyName: text('familyName'),
    picture: text('picture'),
  }
}

/** What an identity of this kind holds for its person: subjects alone at other providers. */
export function identifiersOf({ provider }: Pick<Identity, 'provider'>, identifiers: Identifiers): Identifiers {
  const { email, username, phoneNumber } = identifiers
  if (connectionKind({ strategy: provider }) === 'other') return { email: null, username: null, phoneNumber: null }
  return { email, username, phoneNumber }
}
