// Remembered browsers: they spare their person the second factor for a while, and nobody anything else (MFA-10).
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { randomText } from '../kernel/ids.ts'
import { secretHash } from '../kernel/sealing.ts'
import type { Origin } from '../sessions/session.ts'

export interface RememberedBrowser {
  readonly userId: string
  /** The person's when the browser was remembered: with every later one it is forgotten. */
  readonly securityVersion: number
  readonly createdAt: Date
  readonly expiresAt: Date
  /** In what and where it was trusted. */
  readonly origin: Origin
}

export interface ListedBrowser extends Omit<RememberedBrowser, 'userId' | 'securityVersion'> {
  /** As `rememberedBrowserId` has it. */
  readonly id: string
}

export interface RememberedBrowserStore {
  insert(hash: Buffer, browser: RememberedBrowser): Promise<void>
  /** Only for that person, as they are now. */
  isRemembered(userId: string, hash: Buffer, now: Date): Promise<boolean>
  /** Those that spare their person the second factor as things stand; expired and outdated ones are none. */
  countOf(userId: string, now: Date): Promise<number>
  /** The same ones, newest first, as many as a page shows. */
  listOf(userId: string, atMost: number, now: Date): Promise<readonly ListedBrowser[]>
  /** False when the person has none of this id. */
  remove(userId: string, id: string): Promise<boolean>
  /** How many there were. */
  removeAllOf(userId: string): Promise<number>
  removeEnded(before: Date): Promise<void>
}

export interface RememberBrowserDeps {
  readonly rememberedBrowsers: RememberedBrowserStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface BrowserToRemember {
  readonly userId: string
  readonly securityVersion: number
  readonly days: number
}

/** 43 letters and digits: 256 bits. */
const secretLength = 43
const dayMs = 86_400_000

/** The secret for the browser's cookie; stored is only its hash. */
export async function rememberBrowser(
  { rememberedBrowsers, audit, clock }: RememberBrowserDeps,
  actor: Actor,
  { userId, securityVersion, days }: BrowserToRemember,
): Promise<string> {
  const secret = randomText(secretLength)
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + days * dayMs)
  const origin = { ip: actor.ip, userAgent: actor.userAgent }
  await rememberedBrowsers.insert(browserHash(secret), { userId, securityVersion, createdAt, expiresAt, origin })
  await audit.record(actor, 'user.browser_remembered', { kind: 'user', id: userId }, { days })
  return secret
}

/** Whether the browser is this very person's, and nothing was changed since that ends it. */
export function isRememberedBrowser(
  { rememberedBrowsers, clock }: Pick<RememberBrowserDeps, 'rememberedBrowsers' | 'clock'>,
  userId: string,
  secret: string,
): Promise<boolean> {
  return rememberedBrowsers.isRemembered(userId, browserHash(secret), clock.now())
}

/** What the browser with this secret is called among those of its person: a part of the hash, which opens nothing. */
export function rememberedBrowserId(secret: string): string {
  return browserHash(secret).toString('hex').slice(0, browserIdLength)
}

/** 96 bits, in hexadecimal digits. */
export const browserIdLength = 24

function browserHash(secret: string): Buffer {
  return secretHash('remembered browser', secret)
}
