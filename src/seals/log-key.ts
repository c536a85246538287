// The Ed25519 key of a log: made at the first start, and sealed like every private key.
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Application } from '../applications/application.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { SealKey, SealStore } from './seal-store.ts'

export interface LogKeyDeps {
  readonly seals: SealStore
  readonly sealer: Sealer
}

/** What a log is signed with. */
export interface LogKey extends Pick<SealKey, 'origin' | 'publicKey'> {
  readonly privateKey: KeyObject
}

interface EnsureDeps extends LogKeyDeps {
  readonly application: Application
  readonly publicUrl: string
  readonly clock: Clock
}

/** Call it in a transaction that holds the start-up lock. The name of the log stays, whatever the address becomes. */
export async function ensureLogKey({ seals, sealer, application, publicUrl, clock }: EnsureDeps): Promise<void> {
  if ((await seals.key()) !== null) return
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const origin = `${new URL(publicUrl).host}/audit/${application.id}`
  await seals.insertKey({
    origin,
    // The last 32 bytes of the SPKI form (RFC 8410 §4).
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
    sealedPrivateKey: sealer.seal(privateKey.export({ format: 'der', type: 'pkcs8' }), place(origin)),
    createdAt: clock.now(),
  })
}

export async function openLogKey({ seals, sealer }: LogKeyDeps): Promise<LogKey> {
  const key = await seals.key()
  if (key === null) throw new Error('the log of the audit has no key')
  const { origin, publicKey, sealedPrivateKey } = key
  const der = sealer.unseal(sealedPrivateKey, place(origin))
  return { origin, publicKey, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) }
}

function place(origin: string): string[] {
  return ['audit_keys', 'private_key', origin]
}
