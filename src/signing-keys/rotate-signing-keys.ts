import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
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
  for (const state of ['current', 'next'] as const) {
    if (!states.has(state)) await signingKeys.insert(await newSigningKey(sealer, state, clock.now()))
  }
}

/** The longest life of a token, and a margin for clocks: so long a retired key must still verify. */
const retiredForDays = 31

/** The next key takes over, the current one only verifies from now on, and a new next key is published. */
export async function rotateSigningKeys(deps: SigningKeyDeps, actor: Actor): Promise<string> {
  const { signingKeys, audit, sealer, clock } = deps
  const now = clock.now()
  await signingKeys.promoteNext(now)
  await signingKeys.insert(await newSigningKey(sealer, 'next', now))
  await signingKeys.removeRetiredBefore(new Date(now.getTime() - retiredForDays * 86_400_000))
  const [current] = await signingKeys.list()
  if (current === undefined) throw new Error('rotation left no signing key')
  await audit.record(actor, 'signing_key.rotated', { kind: 'signing-key', id: current.id })
  return current.id
}

async function newSigningKey(sealer: Sealer, state: 'current' | 'next', now: Date): Promise<SigningKey> {
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
