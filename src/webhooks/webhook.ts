// Webhooks: addresses of others that hear of events, one at a time or as a log stream. This folder owns who hears of
// what, how a delivery is signed, tried again and given up. What happened stays in the audit; a delivery only names it.
import { auditEventTypes } from '../audit/event-types.ts'
import { invalidField } from '../kernel/errors.ts'
import type { Outgoing } from '../kernel/outgoing.ts'

/** `event`: a call for each event. `log`: a call for up to 100 of them, as an array. */
export const webhookFormats = ['event', 'log'] as const
export type WebhookFormat = (typeof webhookFormats)[number]

export interface Webhook {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly format: WebhookFormat
  /** Either `*` alone, or types of events. */
  readonly eventTypes: readonly string[]
  readonly isActive: boolean
  readonly sealedSecret: Buffer
  /** Signs as well until `previousSecretUntil`. */
  readonly sealedPreviousSecret: Buffer | null
  readonly previousSecretUntil: Date | null
  /** The authorization header of a log stream. */
  readonly sealedAuthorization: Buffer | null
  /** Since when nothing arrived; null after a success. */
  readonly failingSince: Date | null
  /** When it was switched off for that. */
  readonly disabledAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const everyType = '*'

/** So few that each has places of its own among the calls of one process: none waits for another. */
export const webhooksAtMost = 20

export const webhookNameMaxCharacters = 100
export const webhookUrlMaxCharacters = 2_000
export const authorizationMaxCharacters = 4_000

export function hears({ eventTypes }: Pick<Webhook, 'eventTypes'>, type: string): boolean {
  return eventTypes.includes(everyType) || eventTypes.includes(type)
}

export type WebhookFields = Pick<Webhook, 'name' | 'url' | 'format' | 'eventTypes'> & {
  readonly authorization: string | null
}

/** Throws `invalid_input` for the first field that cannot be as it is. */
export function refuseBadWebhook(outgoing: Pick<Outgoing, 'objection'>, fields: Partial<WebhookFields>): void {
  const { name, url, eventTypes, authorization } = fields
  if (name !== undefined) refuseBadName(name)
  if (url !== undefined) refuseBadUrl(outgoing, url)
  if (eventTypes !== undefined) refuseBadTypes(eventTypes)
  if (typeof authorization === 'string') refuseBadAuthorization(authorization)
}

function refuseBadName(name: string): void {
  if (name.trim() === '') throw invalidField('name', 'Give the webhook a name that says who hears')
  if ([...name].length > webhookNameMaxCharacters) {
    throw invalidField('name', `The name is too long, maximum ${webhookNameMaxCharacters} characters`)
  }
}

/** OUT-01: what can be said of an address without calling it is said when it is saved. */
function refuseBadUrl(outgoing: Pick<Outgoing, 'objection'>, url: string): void {
  if (url.length > webhookUrlMaxCharacters) {
    throw invalidField('url', `The address is too long, maximum ${webhookUrlMaxCharacters} characters`)
  }
  const objection = outgoing.objection(url)
  if (objection !== null) throw invalidField('url', objection)
}

const known: ReadonlySet<string> = new Set(auditEventTypes)

function refuseBadTypes(types: readonly string[]): void {
  if (types.length === 0) throw invalidField('eventTypes', `Name at least one type of event, or ${everyType} for all`)
  if (new Set(types).size < types.length) throw invalidField('eventTypes', 'A type of event stands there twice')
  if (types.includes(everyType)) {
    if (types.length > 1) throw invalidField('eventTypes', `${everyType} stands alone: it is every type`)
    return
  }
  const unknown = types.find((type) => !known.has(type))
  if (unknown === undefined) return
  const shown = unknown.slice(0, 60).replace(/\p{C}/gu, '\u{fffd}')
  throw invalidField('eventTypes', `There is no type of event ${shown}`)
}

function refuseBadAuthorization(authorization: string): void {
  if (authorization.length > authorizationMaxCharacters) {
    throw invalidField('authorization', `The header is too long, maximum ${authorizationMaxCharacters} characters`)
  }
  // RFC 9110 §5.5: visible characters, with spaces between them.
  if (!/^[\x21-\x7e]+( +[\x21-\x7e]+)*$/.test(authorization)) {
    throw invalidField('authorization', 'A header holds printable ASCII, such as Bearer and a token')
  }
}
