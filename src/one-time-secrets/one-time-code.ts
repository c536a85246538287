// Six digits that a person types (security.md 5.2): few tries, ten minutes, and bound to what they were sent for.
import { createHmac, randomInt, randomUUID } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import { type Sealer, secretHash } from '../kernel/sealing.ts'

export type CodePurpose = 'sign-in-email' | 'sign-up-email' | 'second-factor-email' | 'passwordless' | 'email-change'

export interface OneTimeCode {
  readonly id: string
  readonly purpose: CodePurpose
  readonly userId: string | null
  readonly securityVersion: number | null
  readonly payload: JsonObject
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface OneTimeCodeStore {
  /** `sentTo` finds it again for somebody who knows no more than to whom it went. */
  insert(code: OneTimeCode, hash: Buffer, sentTo?: Buffer): Promise<void>
  /** The id of the last code that went there, spent or not, while it is in time. */
  findLatest(purpose: CodePurpose, sentTo: Buffer, now: Date): Promise<string | null>
  /**
   * Counts the try and, when the hash fits, spends the code, in one conditional statement. Null when it did not fit, or
   * could not: spent, run out, tried too often, or its person moved on or is blocked.
   */
  consume(id: string, purpose: CodePurpose, hash: Buffer, triesAtMost: number, now: Date): Promise<OneTimeCode | null>
  removeEnded(before: Date): Promise<void>
}

export interface CodeDeps {
  readonly oneTimeCodes: OneTimeCodeStore
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface NewCode {
  readonly purpose: CodePurpose
  readonly person?: { readonly userId: string; readonly securityVersion: number } | null
  readonly payload?: JsonObject
  /** Whom and where it is for, in words that the caller of `latestCode` knows too. */
  readonly recipient?: string
}

export const codeMinutes = 10
export const codeTriesAtMost = 5
const digits = 6

/** Makes a code. The caller keeps the id, for instance in the sign-in, and mails the digits. */
export async function issueCode(
  { oneTimeCodes, sealer, clock }: CodeDeps,
  input: NewCode,
): Promise<{ readonly id: string; readonly code: string }> {
  const id = randomUUID()
  const code = String(randomInt(10 ** digits)).padStart(digits, '0')
  const now = clock.now()
  const row: OneTimeCode = {
    id,
    purpose: input.purpose,
    userId: input.person?.userId ?? null,
    securityVersion: input.person?.securityVersion ?? null,
    payload: input.payload ?? {},
    createdAt: now,
    expiresAt: new Date(now.getTime() + codeMinutes * 60_000),
  }
  const sentTo = input.recipient === undefined ? undefined : recipientHash(input.recipient)
  await oneTimeCodes.insert(row, codeHash(sealer, id, input.purpose, code), sentTo)
  return { id, code }
}

/** The id of the code that was sent there last; earlier ones are over. */
export async function latestCode(
  { oneTimeCodes, clock }: CodeDeps,
  purpose: CodePurpose,
  recipient: string,
): Promise<string | null> {
  return oneTimeCodes.findLatest(purpose, recipientHash(recipient), clock.now())
}

/** Spends a code; counts the try when it is wrong. Spaces and dashes between the digits are no fault. */
export async function consumeCode(
  { oneTimeCodes, sealer, clock }: CodeDeps,
  purpose: CodePurpose,
  id: string,
  typed: string,
): Promise<OneTimeCode | null> {
  const code = typed.replace(/[\s-]/g, '')
  return oneTimeCodes.consume(id, purpose, codeHash(sealer, id, purpose, code), codeTriesAtMost, clock.now())
}

function codeHash(sealer: Sealer, id: string, purpose: CodePurpose, code: string): Buffer {
  return createHmac('sha256', sealer.derive('one-time codes')).update(`${id}\0${purpose}\0${code}`).digest()
}

function recipientHash(recipient: string): Buffer {
  return secretHash('recipient of a code', recipient)
}
