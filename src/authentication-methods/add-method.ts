// Factors that an administrator sets up for somebody: they count from the start (S003-79).
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { type AuthenticationMethod, newMethod, type PasskeyDetails } from './authentication-method.ts'
import type { AuthenticationMethodStore, HeldPerson } from './authentication-method-store.ts'
import { holdPerson, tellPerson } from './hold-person.ts'
import { relyingPartyId, userHandleOf } from './passkeys.ts'
import { sealTotpSeed } from './totp.ts'

export type NewFactor =
  | { readonly type: 'email'; readonly name: string | null; readonly destination: string }
  | {
      readonly type: 'phone'
      readonly name: string | null
      readonly destination: string
      readonly delivery: 'sms' | 'voice'
    }
  | { readonly type: 'totp'; readonly name: string | null; readonly seed: Buffer }
  | { readonly type: 'passkey' | 'security-key'; readonly name: string | null; readonly key: NewKey }

export type NewKey = Pick<PasskeyDetails, 'credentialId' | 'publicKey'> &
  Partial<Omit<PasskeyDetails, 'algorithm' | 'counter'>>

export interface AddMethodDeps {
  readonly authenticationMethods: AuthenticationMethodStore
  readonly audit: AuditStore
  readonly messages: MessageQueue
  readonly sealer: Sealer
  readonly clock: Clock
  readonly publicUrl: string
}

/** Throws `user_not_found`, `factor_exists` or `factor_limit_reached`. Call it in a transaction. */
export async function addMethod(
  deps: AddMethodDeps,
  actor: Actor,
  userId: string,
  factor: NewFactor,
): Promise<AuthenticationMethod> {
  return addHeld(deps, actor, await holdPerson(deps.authenticationMethods, userId), factor)
}

const sameTypeAtMost = 20

/** For a person who is held already. */
export async function addHeld(
  deps: AddMethodDeps,
  actor: Actor,
  person: HeldPerson,
  factor: NewFactor,
): Promise<AuthenticationMethod> {
  const { authenticationMethods, audit, messages } = deps
  const { userId } = person
  const same = (await authenticationMethods.list(userId)).filter(({ type }) => type === factor.type)
  if (same.length >= sameTypeAtMost) {
    throw new RollcallError('factor_limit_reached', 'You reached the limit of entities of this type for this user.')
  }
  const method = await methodOf(deps, userId, factor)
  const sealed = factor.type === 'totp' ? sealTotpSeed(deps.sealer, method.id, factor.seed) : undefined
  await authenticationMethods.insert(method, sealed)
  // Whoever set it up decided what the person signs in with after a reset; a mailbox is asked for then anyway.
  if (factor.type !== 'email' && factor.type !== 'phone') await authenticationMethods.clearReset(userId)
  const details = { factor: factor.type, id: method.id }
  await audit.record(actor, 'user.factor_enrolled', { kind: 'user', id: userId }, details)
  await tellPerson(messages, person, 'factor-added', { factor: factor.type })
  return method
}

async function methodOf(
  { clock, publicUrl }: AddMethodDeps,
  userId: string,
  factor: NewFactor,
): Promise<AuthenticationMethod> {
  const now = clock.now()
  const known = { name: factor.name, confirmedAt: now }
  switch (factor.type) {
    case 'totp':
      return newMethod(userId, 'totp', now, known)
    case 'email':
      return newMethod(userId, 'email', now, { ...known, destination: factor.destination })
    case 'phone':
      return newMethod(userId, 'phone', now, {
        ...known,
        destination: factor.destination,
        delivery: factor.delivery,
      })
    default:
      return newMethod(userId, factor.type, now, { ...known, passkey: await keyOf(factor.key, userId, publicUrl) })
  }
}

async function keyOf(key: NewKey, userId: string, publicUrl: string): Promise<PasskeyDetails> {
  const ours = relyingPartyId(publicUrl)
  const relyingParty = key.relyingPartyId ?? ours
  if (relyingParty !== ours) {
    // It would count as a factor and never work: browsers offer a key to its own host alone.
    throw invalidField('relying_party_identifier', `Keys made for ${relyingParty} do not work here; ours is ${ours}`)
  }
  const { algorithmOf } = await import('./verify-passkey.ts')
  const algorithm = algorithmOf(key.publicKey)
  if (algorithm === null) {
    throw invalidField('public_key', 'Send a COSE key for ES256, EdDSA or RS256, in base64')
  }
  return {
    credentialId: key.credentialId,
    publicKey: key.publicKey,
    algorithm,
    counter: 0,
    transports: key.transports ?? [],
    isBackedUp: key.isBackedUp ?? false,
    deviceType: key.deviceType ?? 'singleDevice',
    aaguid: key.aaguid ?? null,
    relyingPartyId: relyingParty,
    userHandle: key.userHandle ?? userHandleOf(userId),
  }
}
