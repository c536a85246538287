// Authenticator apps (RFC 6238): six digits of a time step of 30 seconds. A seed lies sealed; a step is accepted once.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth'
import { encodeQR } from 'qr'
import type { AuditStore } from '../audit/audit-event.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SealedPlace, Sealer } from '../kernel/sealing.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { newMethod } from './authentication-method.ts'
import type { AuthenticationMethodStore, TotpSecret } from './authentication-method-store.ts'
import { holdPerson, tellPerson } from './hold-person.ts'

export interface TotpDeps {
  readonly authenticationMethods: AuthenticationMethodStore
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface ConfirmTotpDeps extends TotpDeps {
  readonly audit: AuditStore
  readonly messages: MessageQueue
}

export interface StartedTotp {
  readonly methodId: string
  /** In base32, for those who cannot scan. */
  readonly secret: string
  readonly uri: string
  readonly qrSvg: string
}

export interface TotpLabel {
  readonly accountLabel: string
  readonly issuer: string
}

/** What RFC 4226 §4 asks for at least is 16. */
const seedBytes = 20
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** How long somebody may take to scan and type. */
const enrolmentMs = 30 * 60_000

/** A new seed. It counts for nothing until `confirmTotp`; an earlier one that was not confirmed is forgotten. */
export async function startTotp(
  { authenticationMethods, audit, sealer, clock }: TotpDeps & Pick<ConfirmTotpDeps, 'audit'>,
  { userId }: { readonly userId: string },
  { accountLabel, issuer }: TotpLabel,
): Promise<StartedTotp> {
  const seed = newTotpSeed()
  const method = newMethod(userId, 'totp', clock.now())
  await authenticationMethods.removeStartedTotps(userId)
  await authenticationMethods.insert(method, sealTotpSeed(sealer, method.id, seed))
  const person = { ...systemActor, kind: 'user', id: userId, name: accountLabel } as const
  const details = { factor: 'totp', id: method.id }
  await audit.record(person, 'user.factor_enrolment_started', { kind: 'user', id: userId }, details)
  return started(method.id, seed, { accountLabel, issuer })
}

/** The same seed once more, for a page that is shown again; null when it was confirmed or began too long ago. */
export async function resumeTotp(
  { authenticationMethods, sealer, clock }: TotpDeps,
  userId: string,
  methodId: string,
  label: TotpLabel,
): Promise<StartedTotp | null> {
  const since = new Date(clock.now().getTime() - enrolmentMs)
  const kept = await authenticationMethods.findStartedTotp(userId, methodId, since)
  return kept === null ? null : started(methodId, sealer.unseal(kept.sealedSecret, seedPlace(methodId)), label)
}

/** Whether the code was the new authenticator's: then it counts from now on, in place of the one before. */
export async function confirmTotp(
  { authenticationMethods, audit, messages, sealer, clock }: ConfirmTotpDeps,
  actor: Actor,
  userId: string,
  methodId: string,
  code: string,
): Promise<boolean> {
  const now = clock.now()
  const person = await holdPerson(authenticationMethods, userId)
  const since = new Date(now.getTime() - enrolmentMs)
  const started = await authenticationMethods.findStartedTotp(userId, methodId, since)
  const step = started === null ? null : acceptableStep(sealer, started, code, now)
  if (step === null || !(await authenticationMethods.confirmTotp(userId, methodId, step, now))) return false
  await audit.record(actor, 'user.factor_enrolled', { kind: 'user', id: userId }, { factor: 'totp', id: methodId })
  await tellPerson(messages, person, 'factor-added', { factor: 'totp' })
  return true
}

/** Spends a code: the method's id, or null when it is wrong, or its step or a later one was accepted before (MFA-02). */
export async function checkTotp(
  { authenticationMethods, sealer, clock }: TotpDeps,
  userId: string,
  code: string,
): Promise<string | null> {
  const now = clock.now()
  const totp = await authenticationMethods.findTotp(userId)
  if (totp === null) return null
  const step = acceptableStep(sealer, totp, code, now)
  if (step === null || !(await authenticationMethods.acceptTotpStep(totp.methodId, step, now))) return null
  return totp.methodId
}

/**
 * Of a code that was refused: by how many seconds the clock it came from is off, 0 where the code was right and used
 * before, null where it is no code of this authenticator. For support alone: whoever typed it learns nothing of it.
 */
export async function totpClockSeconds(
  { authenticationMethods, sealer, clock }: TotpDeps,
  userId: string,
  code: string,
): Promise<number | null> {
  const totp = await authenticationMethods.findTotp(userId)
  if (totp === null) return null
  const now = clock.now()
  const step = stepOf(sealer, totp, code, now, stepsLookedAt)
  if (step === null) return null
  const distance = step - currentStep(now)
  return stepsAccepted.includes(distance) ? 0 : distance * settings.period
}

export function newTotpSeed(): Buffer {
  return randomBytes(seedBytes)
}

export function sealTotpSeed(sealer: Sealer, methodId: string, seed: Buffer): Buffer {
  return sealer.seal(seed, seedPlace(methodId))
}

/** Null for what is no seed in base32, or is shorter than 80 bits. */
export function totpSeedFrom(base32: string): Buffer | null {
  const text = base32.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase()
  if (!/^[A-Z2-7]{16,256}$/.test(text)) return null
  return Buffer.from(Secret.fromBase32(text).bytes)
}

/** The seed in base32, for those who cannot scan. */
export function totpText(seed: Buffer): string {
  return secretOf(seed).base32
}

function started(methodId: string, seed: Buffer, { accountLabel, issuer }: TotpLabel): StartedTotp {
  // A colon divides issuer and account; neither may hold one.
  const [label, from] = [accountLabel, issuer].map((text) => text.replaceAll(':', ' ')) as [string, string]
  const uri = new TOTP({ ...settings, issuer: from, label, secret: secretOf(seed) }).toString()
  return { methodId, secret: totpText(seed), uri, qrSvg: encodeQR(uri, 'svg', { ecc: 'medium' }) }
}

function secretOf(seed: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(seed).buffer })
}

function seedPlace(methodId: string): SealedPlace {
  return ['authentication_methods', 'sealed_secret', methodId]
}

/** The step before is accepted too: whoever reads a code needs time to type it (RFC 6238 §5.2). */
const stepsAccepted = [0, -1]
/** Ten minutes both ways: clocks that nobody sets are off by that much, and chance hits one code in 25,000. */
const stepsLookedAt = Array.from({ length: 41 }, (_, place) => place - 20)

/** Every step is compared, each in constant time, so that time tells nothing. */
function acceptableStep(sealer: Sealer, totp: TotpSecret, code: string, now: Date): number | null {
  return stepOf(sealer, totp, code, now, stepsAccepted)
}

function stepOf(
  sealer: Sealer,
  { methodId, sealedSecret }: TotpSecret,
  code: string,
  now: Date,
  distances: readonly number[],
): number | null {
  const secret = secretOf(sealer.unseal(sealedSecret, seedPlace(methodId)))
  const typed = Buffer.from(code.replace(/[\s-]/g, ''))
  const current = currentStep(now)
  let found: number | null = null
  for (const step of distances.map((distance) => current + distance)) {
    const expected = Buffer.from(HOTP.generate({ ...settings, secret, counter: step }))
    if (typed.length === expected.length && timingSafeEqual(typed, expected)) found ??= step
  }
  return found
}

function currentStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / settings.period)
}
