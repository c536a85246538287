// The secrets of a client: shown to whoever may read keys, so they are sealed and not hashed. Two work at a time, so that
// programs are given another without a pause.
import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import { prefixedId, randomText } from '../kernel/ids.ts'
import { type Sealer, secretHash } from '../kernel/sealing.ts'
import type { Client, ClientSecret } from './client.ts'

/** That work at the same time. */
export const secretsAtMost = 2

/** How long before the last one ends people are told. */
const endingDays = 14
const dayMs = 86_400_000

/** Its use is noted once in that long, so that a busy secret is not written at each request. */
export const useNotedMs = 5 * 60_000

const secretLength = 64

export interface NewClientSecret {
  readonly sealer: Sealer
  readonly clientId: string
  readonly by: Actor
  readonly now: Date
  readonly name?: string | null
  /** Left out: it works until somebody ends it. */
  readonly expiresInDays?: number | null
  /** Chosen by somebody; left out: drawn. */
  readonly value?: string
}

export function newClientSecret({ sealer, clientId, by, now, ...given }: NewClientSecret): ClientSecret {
  const { name = null, expiresInDays = null, value = randomText(secretLength) } = given
  return {
    id: prefixedId('sec'),
    name,
    sealed: sealer.seal(value, placeOf(clientId)),
    createdAt: now,
    createdBy: { kind: by.kind, id: by.id, name: by.name },
    expiresAt: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * dayMs),
    lastUsedAt: null,
  }
}

export function openClientSecret(sealer: Sealer, clientId: string, { sealed }: ClientSecret): string {
  return sealer.unseal(sealed, placeOf(clientId)).toString()
}

export function secretsInForce({ secrets }: Pick<Client, 'secrets'>, now: Date): readonly ClientSecret[] {
  return secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
}

/** The one that is meant where a client has one: the newest that works, or the newest where none does. */
export function currentSecret(client: Pick<Client, 'id' | 'secrets'>, now: Date): ClientSecret {
  const current = secretsInForce(client, now)[0] ?? client.secrets[0]
  if (current === undefined) throw new Error(`the client ${client.id} has no secret at all`)
  return current
}

/** The secret by which a program proves itself now, or null. Each is tried, so that the time it takes names none. */
export function provingSecret(sealer: Sealer, client: Client, given: string, now: Date): ClientSecret | null {
  const [proving = null] = secretsInForce(client, now).filter((secret) => isClientSecret(sealer, client, secret, given))
  return proving
}

/** Compares by hash, so that neither length nor content shows in the time it takes. */
export function isClientSecret(
  sealer: Sealer,
  { id }: Pick<Client, 'id'>,
  secret: ClientSecret,
  given: string,
): boolean {
  const hash = (value: string) => secretHash('client secret', value)
  return timingSafeEqual(hash(openClientSecret(sealer, id, secret)), hash(given))
}

/** When none of them works any more; null: never. */
export function endOfSecrets({ secrets }: Pick<Client, 'secrets'>): Date | null {
  const ends = secrets.map(({ expiresAt }) => expiresAt).filter((end) => end !== null)
  return ends.length < secrets.length ? null : new Date(Math.max(...ends.map(Number)))
}

export type SecretState = 'good' | 'ending' | 'ended'

/** How what ends then stands: whether people are to be told of it. */
export function secretState(end: Date | null, now: Date): SecretState {
  if (end === null || end > endingBy(now)) return 'good'
  return end > now ? 'ending' : 'ended'
}

/** Whatever ends by then is ending now. */
export function endingBy(now: Date): Date {
  return new Date(now.getTime() + endingDays * dayMs)
}

function placeOf(clientId: string): readonly string[] {
  return ['clients', 'secret', clientId]
}
