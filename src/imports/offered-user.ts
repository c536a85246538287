// A record that is sound by itself, ready to be taken in unless somebody is there already.
import { type AuthenticationMethod, newMethod } from '../authentication-methods/authentication-method.ts'
import { sealTotpSeed } from '../authentication-methods/totp.ts'
import { type Connection, connectionKind } from '../connections/connection.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { ForeignPassword } from '../passwords/stored-password.ts'
import { newUser } from '../users/new-user.ts'
import type { NewUser } from '../users/user-store.ts'
import { connectionNamed, type Destinations, destinationOf } from './destinations.ts'
import { faultFromRefusal, type ImportFault, type RefusedRecord } from './import-fault.ts'
import type { ExportedIdentity, ImportedFactor, ImportRecord } from './import-record.ts'
import { redactedRecord } from './redact-record.ts'

export interface OfferedUser {
  readonly position: number
  /** The record as it was sent, for the report when it is refused after all. */
  readonly sent: object
  readonly user: NewUser
  /** False where the id was made here, and so is nobody's yet. */
  readonly hasChosenId: boolean
  readonly password: ForeignPassword | null
  readonly login: LoginFacts | null
  readonly linked: readonly LinkedIdentity[]
  readonly factors: readonly OfferedFactor[]
  readonly changes: UpsertChanges
  /** Everything that must be this person's alone. Two records that share one are taken in one after the other. */
  readonly identifiers: readonly string[]
}

export function refusedOffer({ position, sent }: OfferedUser, fault: ImportFault): RefusedRecord {
  return { position, record: redactedRecord(sent), faults: [fault] }
}

export interface OfferedFactor {
  readonly method: AuthenticationMethod
  /** Null for what has no secret. */
  readonly sealedSecret: Buffer | null
}

export interface LoginFacts {
  readonly lastLogin: Date
  readonly lastIp: string | null
  readonly loginsCount: number
}

export interface LinkedIdentity {
  readonly connectionId: string
  readonly provider: string
  readonly subject: string
  readonly profile: JsonObject | null
}

/** What a record may change of somebody who is there (auth0.md 5.3); the password only while it was never used. */
export type UpsertChanges = Pick<
  ImportRecord,
  'emailVerified' | 'name' | 'nickname' | 'givenName' | 'familyName' | 'picture' | 'appMetadata' | 'userMetadata'
>

export interface OfferDeps {
  readonly clock: Clock
  readonly publicUrl: string
  readonly sealer: Sealer
}

export type Offer =
  | { readonly ok: true; readonly offered: OfferedUser }
  | { readonly ok: false; readonly faults: readonly ImportFault[] }

export function offerUser(
  deps: OfferDeps,
  destinations: Destinations,
  record: ImportRecord,
  { position, sent }: Pick<OfferedUser, 'position' | 'sent'>,
): Offer {
  const connection = destinationOf(destinations, record)
  if ('code' in connection) return { ok: false, faults: [connection] }
  const linked = linkedIdentities(destinations, record.identities?.slice(1) ?? [])
  if ('code' in linked) return { ok: false, faults: [linked] }
  if (record.password !== undefined && connectionKind(connection) !== 'database') {
    const message = `People of the connection ${connection.name} have no password here`
    return { ok: false, faults: [{ code: 'NOT_PASSED', message, path: 'password_hash' }] }
  }
  try {
    const user = importedUser(deps, connection, record)
    const offered: OfferedUser = {
      position,
      sent,
      user,
      hasChosenId: Boolean(record.userId ?? record.identities?.[0]?.subject),
      password: record.password ?? null,
      login: loginFacts(record),
      linked,
      factors: (record.factors ?? []).map((factor) => offeredFactor(deps, user.id, factor)),
      changes: upsertChanges(record),
      identifiers: identifiersOf(user, linked),
    }
    return { ok: true, offered }
  } catch (refusal) {
    return { ok: false, faults: [faultFromRefusal(refusal)] }
  }
}

/** The rules are those of any new user; only when things happened is the record's to say. */
function importedUser(deps: OfferDeps, connection: Connection, record: ImportRecord): NewUser {
  const {
    password: _,
    factors: __,
    userId,
    identities,
    createdAt,
    updatedAt,
    lastPasswordReset,
    ...attributes
  } = record
  const [own] = identities ?? []
  const subject = userId ?? own?.subject
  const rules = record.username === undefined ? withoutUsernames(connection) : connection
  const user = newUser(rules, { ...attributes, connection: connection.name, subject }, deps)
  return {
    ...user,
    createdAt: createdAt ?? user.createdAt,
    updatedAt: updatedAt ?? createdAt ?? user.updatedAt,
    lastPasswordReset: lastPasswordReset ?? null,
  }
}

/** It counts from the start: who exports it has seen it work. */
function offeredFactor({ clock, sealer }: OfferDeps, userId: string, factor: ImportedFactor): OfferedFactor {
  const now = clock.now()
  if (factor.type === 'totp') {
    const method = newMethod(userId, 'totp', now, { confirmedAt: now })
    return { method, sealedSecret: sealTotpSeed(sealer, method.id, factor.seed) }
  }
  const { type, destination } = factor
  const delivery = type === 'phone' ? 'sms' : null
  return { method: newMethod(userId, type, now, { confirmedAt: now, destination, delivery }), sealedSecret: null }
}

/** Files may leave usernames out, even where the connection asks newcomers for one: so the vendor takes them. */
function withoutUsernames(connection: Connection): Connection {
  return { ...connection, options: { ...connection.options, requires_username: false } }
}

function linkedIdentities(
  destinations: Destinations,
  identities: readonly ExportedIdentity[],
): readonly LinkedIdentity[] | ImportFault {
  const linked: LinkedIdentity[] = []
  for (const [index, { connection: name, provider, subject, profile }] of identities.entries()) {
    const connection = connectionNamed(destinations, name ?? provider, provider, `identities[${index + 1}].connection`)
    if ('code' in connection) return connection
    linked.push({ connectionId: connection.id, provider, subject, profile })
  }
  return linked
}

function loginFacts({ lastLogin, lastIp, loginsCount }: ImportRecord): LoginFacts | null {
  if (lastLogin === undefined) return null
  return { lastLogin, lastIp: lastIp ?? null, loginsCount: loginsCount ?? 1 }
}

function upsertChanges(record: ImportRecord): UpsertChanges {
  const { emailVerified, name, nickname, givenName, familyName, picture, appMetadata, userMetadata } = record
  return { emailVerified, name, nickname, givenName, familyName, picture, appMetadata, userMetadata }
}

function identifiersOf(user: NewUser, linked: readonly LinkedIdentity[]): string[] {
  const { connectionId } = user.identity
  const identifiers = [`id ${user.id}`]
  if (user.email !== null) identifiers.push(`email ${connectionId} ${user.email}`)
  if (user.username !== null) identifiers.push(`username ${connectionId} ${user.username}`)
  if (user.phoneNumber !== null) identifiers.push(`phone ${connectionId} ${user.phoneNumber}`)
  for (const { provider, subject } of linked) identifiers.push(`id ${provider}|${subject}`)
  return identifiers
}
