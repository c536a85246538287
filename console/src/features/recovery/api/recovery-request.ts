// A recovery request as /api/v1 tells it, and its words: what was lost, how somebody was verified, how its link stands.
import { t } from '../../../lib/text.ts'

export type RecoveryStatus = 'pending' | 'approved' | 'denied' | 'stopped' | 'finished' | 'expired'

export type SignalAgainst = 'other-country' | 'new-device' | 'asked-before' | 'address-changed'

export interface RecoverySignals {
  readonly country: { readonly differs: boolean; readonly asked: string; readonly lastSignIn: string } | null
  readonly isKnownDevice: boolean | null
  readonly earlierRequests: number
  readonly emailChangedAt: string | null
  /** Which of these speak against it. */
  readonly against: readonly SignalAgainst[]
  readonly similar: { readonly userId: string; readonly email: string; readonly name: string | null } | null
}

/** An administrator asked for it in the person's stead, for their organization. */
export interface RecoveryAsking {
  readonly organization: { readonly id: string; readonly name: string }
  readonly askedBy: Named
  readonly reason: string
  /** The organization only added an account that was there before, which gives it no say in it. */
  readonly wasAttached: boolean
  readonly askedAt: string
}

interface Named {
  readonly kind: string
  readonly id: string
  readonly name: string
}

export interface RecoveryRequest {
  readonly id: string
  readonly number: string
  readonly email: string
  readonly userId: string | null
  readonly personName: string | null
  readonly context: string | null
  readonly lost: readonly string[]
  readonly phoneNumber: string | null
  readonly status: RecoveryStatus
  readonly timesAsked: number
  readonly isOwnerTold: boolean
  readonly ip: string | null
  readonly userAgent: string | null
  /** "Safari on iOS", as far as the browser says so. */
  readonly device: string
  readonly createdAt: string
  /** Who took it, to decide it. */
  readonly assignee: Named | null
  readonly decidedAt: string | null
  readonly decidedBy: Named | null
  readonly evidence: { readonly method: string; readonly note: string | null } | null
  readonly reason: string | null
  readonly linkDueAt: string | null
  readonly linkSentAt: string | null
  readonly openedAt: string | null
  readonly passwordSetAt: string | null
  readonly finishedAt: string | null
  /** In the order of asking; none where the person asked alone. */
  readonly askings: readonly RecoveryAsking[]
  readonly signals: RecoverySignals
}

export interface RecoveryAccount {
  readonly userId: string
  readonly name: string | null
  readonly email: string | null
  readonly emailVerified: boolean
  readonly status: 'active' | 'suspended' | 'expired'
  readonly lastSignInAt: string | null
  readonly lastSignInPlace: string | null
  readonly hasAuthenticator: boolean
  readonly passkeys: number
  readonly recoveryCodesLeft: number
  readonly hasMailedCodes: boolean
}

/** What came of verifying whoever called about the account. */
export interface CallerCheck {
  readonly id: string
  readonly at: string
  readonly type: string
  readonly channel: string | null
  readonly kind: string | null
  readonly by: string
}

export interface RecoveryReview {
  readonly request: RecoveryRequest
  readonly askedFrom: string | null
  /** Null where no account has the address. */
  readonly account: RecoveryAccount | null
  /** Why the signed-in operator may not decide it. */
  readonly refusal: string | null
  readonly waitingHours: number
  /** The organization whose own time that is; null: the settings'. */
  readonly waitingAskedBy: { readonly id: string; readonly name: string } | null
  /** Since the request came, oldest first. */
  readonly callerChecks: readonly CallerCheck[]
}

/** Who asks: the name where an account has the address. */
export function askerOf({ personName, email }: RecoveryRequest): string {
  return personName ?? email
}

/** "phone, recovery codes"; all of them are "everything". */
export function lostInWords(lost: readonly string[]): string {
  if (lost.length === 0) return t('not said')
  if (lost.length === Object.keys(lostThings).length) return t('everything')
  return lost.map((one) => lostThings[one] ?? one).join(', ')
}

const lostThings: Readonly<Record<string, string>> = {
  password: t('password'),
  authenticator: t('authenticator app'),
  passkey: t('passkey'),
  'recovery-codes': t('recovery codes'),
  phone: t('phone'),
}

export const verificationMethods = [
  { value: 'video-call', label: t('Video call') },
  { value: 'id-document', label: t('ID document') },
  { value: 'manager', label: t('Manager') },
  { value: 'in-person', label: t('In person') },
  { value: 'mailed-code', label: t('Mailed code') },
  { value: 'other', label: t('Other') },
] as const

export type VerificationMethod = (typeof verificationMethods)[number]['value']

export function methodInWords(method: string): string {
  return verificationMethods.find(({ value }) => value === method)?.label ?? method
}

const linkMinutes = 60

export type LinkState = 'none' | 'waiting' | 'sent' | 'opened' | 'password-set' | 'used' | 'expired' | 'stopped'

/** How the link stands, from the moments that are on record. */
export function linkState(request: RecoveryRequest, now: Date): LinkState {
  const { status, linkDueAt, linkSentAt, openedAt, passwordSetAt } = request
  if (status === 'stopped') return 'stopped'
  if (status === 'finished') return 'used'
  if (status !== 'approved') return 'none'
  if (linkSentAt === null) return linkDueAt === null ? 'none' : 'waiting'
  if (passwordSetAt !== null) return 'password-set'
  if (openedAt !== null) return 'opened'
  return now.getTime() - new Date(linkSentAt).getTime() > linkMinutes * 60_000 ? 'expired' : 'sent'
}

const waitsLongHours = 4

/** How long it has waited, in hours; null when that is not long. */
export function waitsLong({ status, createdAt }: RecoveryRequest, now: Date): boolean {
  return status === 'pending' && now.getTime() - new Date(createdAt).getTime() > waitsLongHours * 3_600_000
}
