// What a letter's template may mention, by the names that the vendor's templates use.
import type { Json, JsonObject } from '../kernel/json.ts'
import { isJsonObject } from '../kernel/json.ts'
import type { LetterLocale, MessageLook } from './letter.ts'
import type { LetterPerson } from './mail-settings.ts'
import type { MessageKind, MessageValues } from './message.ts'
import { oneLine } from './one-line.ts'
import { factorInWords } from './templates/factor-in-words.ts'

export interface LetterFacts {
  readonly to: string
  readonly values: MessageValues[MessageKind]
  readonly look: MessageLook
  /** Null for addresses without an account. */
  readonly person: LetterPerson | null
  /** Of the reader. */
  readonly locale: LetterLocale
  /** Of the application whose people are written to. */
  readonly tenant: string
}

/** Values are checked already; what comes from a person is cut to a line and a depth. */
export function letterVariables({ to, values, look, person, locale, tenant }: LetterFacts): JsonObject {
  const { link, unlockLink, code, client, organization, inviter, role, number, agent, factor, place } =
    values as LooseValues
  const app = oneLine(look.displayName)
  const url = link ?? unlockLink
  return {
    ...(url === undefined || url === null ? {} : { url, link: url }),
    ...(code === undefined ? {} : { code }),
    user: userVariables(to, person),
    email: to,
    application: { name: client ?? app },
    tenant,
    friendly_name: app,
    support_email: look.supportEmail ?? '',
    support_url: look.supportUrl ?? '',
    connection: { name: person?.connection ?? '' },
    ...(organization === undefined ? {} : { organization: { name: organization, display_name: organization } }),
    ...(inviter === undefined ? {} : { inviter: { name: inviter }, invitee: { email: to } }),
    ...(number === undefined ? {} : { request: { number } }),
    ...(agent === undefined ? {} : { agent: { name: agent } }),
    ...(place === undefined || place === null ? {} : { place }),
    ...(factor === undefined ? {} : { factor: factorInWords(factor, locale) }),
    ...(role === undefined || role === null ? {} : { roles: [role] }),
  }
}

/** Of every kind of message at once. */
interface LooseValues {
  readonly link?: string | null
  readonly unlockLink?: string
  readonly code?: string
  readonly client?: string
  readonly organization?: string
  readonly inviter?: string
  readonly role?: string | null
  readonly number?: string
  readonly agent?: string
  readonly factor?: string
  readonly place?: string | null
}

function userVariables(to: string, person: LetterPerson | null): JsonObject {
  if (person === null) return { email: to }
  const { name, nickname, givenName, familyName } = person
  const facts = bounded(
    {
      email: person.email ?? to,
      email_verified: person.emailVerified,
      username: person.username,
      phone_number: person.phoneNumber,
      name: name ?? nickname ?? person.email ?? to,
      nickname,
      given_name: givenName,
      family_name: familyName,
      app_metadata: person.appMetadata ?? {},
      user_metadata: person.userMetadata ?? {},
    },
    deepest,
  ) as JsonObject
  return { ...facts, picture: person.picture }
}

const deepest = 6
const longestList = 100

function bounded(value: Json, depth: number): Json {
  if (typeof value === 'string') return oneLine(value)
  if (depth === 0) return null
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => bounded(item, depth - 1))
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).slice(0, longestList)
  return Object.fromEntries(entries.map(([name, item]) => [name, bounded(item, depth - 1)]))
}
