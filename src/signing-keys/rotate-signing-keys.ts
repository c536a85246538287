import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { randomText } from '../kernel/ids.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { type SigningKey, type SigningKeyStore, signingAlgorithm } from './signing-key.ts'

export interface SigningKeyDeps {
  readonly signingKeys: SigningKeyStore
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly clock: Clock
}

/** Makes the first current and next key where there are none. Call it in a transaction that holds the start-up lock. */
export async function ensureSigningKeys({ signingKeys, sealer, clock }: SigningKeyDeps): Promise<void> {
  const states = new Set((await signingKeys.list()).map(({ state }) => state))
  const now = clock.now()
  for (const state of ['current', 'next'] as const) {
    if (!states.has(state)) await signingKeys.insert(await newSigningKey(sealer, state, now))
  }
}

/** So long others may keep a key set that does not hold the next key yet (JWT-07). */
const publishedForHours = 24

/** The longest life of a token, and a margin for clocks: so long a retired key must still verify. */
const retiredForDays = 31

/**
 * The next key takes over, the current one only verifies from now on, and a new next key is published. A next key that
 * was published less than 24 hours ago waits, unless it is forced.
 */
export async function rotateSigningKeys(
  deps: SigningKeyDeps,
  actor: Actor,
  { isForced }: { readonly isForced: boolean },
): Promise<string> {
  const { signingKeys, audit, sealer, clock } = deps
  const now = clock.now()
  if (!isForced) refuseUnknownNext(await signingKeys.list(), now)
  if (!(await signingKeys.promoteNext(now))) {
    throw new RollcallError('signing_key_too_new', 'The keys were rotated at this very moment. Rotate again later.')
  }
  await signingKeys.insert(await newSigningKey(sealer, 'next', now))
  await signingKeys.removeRetiredBefore(new Date(now.getTime() - retiredForDays * 86_400_000))
  const [current] = await signingKeys.list()
  if (current === undefined) throw new Error('rotation left no signing key')
  await audit.record(actor, 'signing_key.rotated', { kind: 'signing-key', id: current.id })
  return current.id
}

function refuseUnknownNext(keys: readonly SigningKey[], now: Date): void {
  const [current, next] = [keys.find(({ state }) => state === 'current'), keys.find(({ state }) => state === 'next')]
  // Whoever knows the current key got a set with the next one in it.
  if (current === undefined || next === undefined || next.createdAt <= current.createdAt) return
  const readyAt = new Date(next.createdAt.getTime() + publishedForHours * 3_600_000)
  if (readyAt <= now) return
  throw new RollcallError(
    'signing_key_too_new',
    `The next key was published less than ${publishedForHours} hours ago, so others may not know it yet. Rotate after ${readyAt.toISOString()}, or force it.`,
    { retryAfterSeconds: Math.ceil((readyAt.getTime() - now.getTime()) / 1000) },
  )
}

export async function newSigningKey(sealer: Sealer, state: 'current' | 'next', now: Date): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(signingAlgorithm, { modulusLength: 2048, extractable: true })
  const id = randomText(24)
  return {
    id,
    state,
    publicJwk: { ...(await exportJWK(publicKey)), kid: id, alg: signingAlgorithm, use: 'sig' },
    sealedPrivateKey: sealer.seal(await exportPKCS8(privateKey), ['signing_keys', 'private_key', id]),
    createdAt: now,
    currentSince: state === 'current' ? now : null,
    retiredAt: null,
  }
}
