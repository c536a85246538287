// One-time secrets: links, tickets and codes that work once. The one place where any of them is made or spent: each is
// spent by one conditional UPDATE, in the transaction of what it is spent for (security.md 5.2).
import type { Clock } from '../kernel/clock.ts'
import { randomText } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { secretHash } from '../kernel/sealing.ts'

export type SecretPurpose =
  | 'authorization-code'
  | 'pushed-request'
  | 'password-reset'
  | 'email-verification'
  | 'email-change'
  | 'email-change-undo'
  | 'sign-in-link'
  | 'unlock'
  | 'mfa-enrolment'
  | 'enrolment-challenge'
  | 'impersonation'
  | 'invitation'
  | 'recovery-stop'
  | 'recovery-finish'
  | 'identity-link'
  | 'mfa-token'
  | 'first-owner'
  | 'step-up-challenge'
  | 'step-up'
  /** Not handed out but taken in: an id that a proof or assertion may use once. */
  | 'dpop-proof'
  | 'client-assertion'
  | 'upstream-state'

export interface OneTimeSecret {
  readonly purpose: SecretPurpose
  /** Whom it is about; it dies with their security version. */
  readonly userId: string | null
  readonly securityVersion: number | null
  readonly payload: JsonObject
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface OneTimeSecretStore {
  insert(hash: Buffer, secret: OneTimeSecret): Promise<void>
  /** False when one of the same hash is there already: whoever inserts first wins. */
  insertOnce(hash: Buffer, secret: OneTimeSecret): Promise<boolean>
  /** Reads without spending, for the page that shows a button first; null also when it is spent, dead or expired. */
  peek(purpose: SecretPurpose, hash: Buffer, now: Date): Promise<OneTimeSecret | null>
  /** As `peek`, and notes that its page was opened: when first, and from where last. */
  open(purpose: SecretPurpose, hash: Buffer, now: Date, ip: string | null): Promise<OneTimeSecret | null>
  /** Spends it: null when it is unknown, spent, expired, or its person moved on or is blocked. */
  consume(purpose: SecretPurpose, hash: Buffer, now: Date): Promise<OneTimeSecret | null>
  /** What is left of one that was spent or ran out, to tell a replay from a guess; null when it was never there. */
  findSpent(purpose: SecretPurpose, hash: Buffer): Promise<(OneTimeSecret & { readonly usedAt: Date | null }) | null>
  /** The last one of a person that would work now; null when there is none. */
  findOpenOf(userId: string, purpose: SecretPurpose, now: Date): Promise<OneTimeSecret | null>
  /** Kills every unspent one of a person for a purpose, for a newer one is about to take their place. */
  supersede(userId: string, purpose: SecretPurpose, now: Date): Promise<void>
  /** Whether one that was never spent was followed by a newer one of its person and purpose. */
  wasSuperseded(purpose: SecretPurpose, hash: Buffer): Promise<boolean>
  /** Kills every unspent one of a person for these purposes, and forgets it. */
  removeOf(userId: string, purposes: readonly SecretPurpose[]): Promise<void>
  /** Forgets those that ran out before this time; of invitations, before the other. */
  removeEnded(before: Date, invitationsBefore: Date): Promise<void>
  /** Only ids of proofs and assertions, of which each request may leave one: once run out they tell nobody anything. */
  removeTakenIn(before: Date): Promise<void>
}

export interface SecretDeps {
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly clock: Clock
}

export interface NewSecret {
  readonly purpose: SecretPurpose
  readonly lifetimeSeconds: number
  readonly person?: { readonly userId: string; readonly securityVersion: number } | null
  readonly payload?: JsonObject
}

/** 48 letters and digits: 285 bits. */
const secretLength = 48

/** Makes a secret and answers it; stored is only its hash. */
export async function issueSecret({ oneTimeSecrets, clock }: SecretDeps, input: NewSecret): Promise<string> {
  const secret = randomText(secretLength)
  const now = clock.now()
  await oneTimeSecrets.insert(oneTimeHash(input.purpose, secret), {
    purpose: input.purpose,
    userId: input.person?.userId ?? null,
    securityVersion: input.person?.securityVersion ?? null,
    payload: input.payload ?? {},
    createdAt: now,
    expiresAt: new Date(now.getTime() + input.lifetimeSeconds * 1000),
  })
  return secret
}

/** Spends a secret. Call it in the transaction of what it is spent for. */
export async function consumeSecret(
  { oneTimeSecrets, clock }: SecretDeps,
  purpose: SecretPurpose,
  secret: string,
): Promise<OneTimeSecret | null> {
  return oneTimeSecrets.consume(purpose, oneTimeHash(purpose, secret), clock.now())
}

/** Whether a secret would work now, without spending it. */
export async function peekSecret(
  { oneTimeSecrets, clock }: SecretDeps,
  purpose: SecretPurpose,
  secret: string,
): Promise<OneTimeSecret | null> {
  return oneTimeSecrets.peek(purpose, oneTimeHash(purpose, secret), clock.now())
}

/**
 * The page of its link is shown: whether it would work now. That is noted and spends nothing, for whatever scans mail
 * opens links too (REC-02).
 */
export async function openSecret(
  { oneTimeSecrets, clock }: SecretDeps,
  purpose: SecretPurpose,
  secret: string,
  ip: string | null,
): Promise<OneTimeSecret | null> {
  return oneTimeSecrets.open(purpose, oneTimeHash(purpose, secret), clock.now(), ip)
}

/** Whether a secret that does not work was never spent, and a newer one took its place or was spent before it. */
export async function isSuperseded(
  { oneTimeSecrets }: Pick<SecretDeps, 'oneTimeSecrets'>,
  purpose: SecretPurpose,
  secret: string,
): Promise<boolean> {
  return oneTimeSecrets.wasSuperseded(purpose, oneTimeHash(purpose, secret))
}

export function oneTimeHash(purpose: SecretPurpose, secret: string): Buffer {
  return secretHash(`one-time ${purpose}`, secret)
}
