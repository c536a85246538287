// How whoever is on the telephone was known to be the person, as /api/v1 tells it.
import { exactTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'

export type Channel = 'email' | 'session' | 'authenticator' | 'other'
export type Kind = 'id-document' | 'manager' | 'in-person' | 'video-call'

/** What a caller can be verified before. */
export type CallerAct = 'mfa-reset' | 'password-link' | 'recovery' | 'email-change'

export interface CallerVerification {
  readonly id: string
  readonly channel: Channel
  readonly kind: Kind | null
  readonly channelChangedAt: string | null
  readonly validUntil: string
  readonly verifiedAt: string | null
}

export interface CallerChannel {
  readonly channel: Channel
  readonly isAvailable: boolean
  /** Where a code goes, masked; of sessions the page that asks. */
  readonly destination: string | null
  /** Where it was changed in the last days: then it does not count alone. */
  readonly changedAt: string | null
}

/** One in which the person can be asked. */
export interface CallerSession {
  readonly id: string
  readonly device: string
  readonly lastActiveAt: string
  readonly changedAt: string | null
}

export interface CallerPrompt {
  readonly id: string
  readonly sessionId: string
  /** What is read out; null once it was answered. */
  readonly number: string | null
  readonly validUntil: string
  readonly answer: 'right' | 'wrong' | 'denied' | 'replaced' | null
}

export interface CallerState {
  /** Before what policy asks for it of this operator. */
  readonly requiredFor: readonly CallerAct[]
  /** What stands is enough. */
  readonly isVerified: boolean
  readonly channels: readonly CallerChannel[]
  /** What stands, newest first. */
  readonly data: readonly CallerVerification[]
  /** Those used last come first. */
  readonly sessions: readonly CallerSession[]
  /** The operator's own, until it would have run out. */
  readonly prompt: CallerPrompt | null
  /** The person said that they did not call, to whomever. */
  readonly denial: { readonly at: string; readonly agent: { readonly name: string } } | null
}

export const kindLabels: Readonly<Record<Kind, string>> = {
  'id-document': t('ID document'),
  manager: t('Manager'),
  'in-person': t('In person'),
  'video-call': t('Video call'),
}

/** "Verified by code by e-mail at 10:31, valid until 10:46." */
export function verifiedWords({ channel, kind, verifiedAt, validUntil }: CallerVerification): string {
  const values = {
    time: verifiedAt === null ? '' : exactTime(new Date(verifiedAt)),
    until: exactTime(new Date(validUntil)),
  }
  if (channel === 'email') return t('Verified by a code by e-mail on {time}, valid until {until}.', values)
  if (channel === 'session') return t('Verified by a prompt in their session on {time}, valid until {until}.', values)
  if (channel === 'authenticator') return t('Verified by their authenticator on {time}, valid until {until}.', values)
  const how = kind === null ? '' : kindLabels[kind]
  return t('Verified by other means ({how}) on {time}, valid until {until}.', { ...values, how })
}

/** What a reason says of it; the log keeps English, whoever reads it. */
export function verifiedReason({ channel, kind }: CallerVerification): string {
  if (channel === 'email') return 'caller verified by e-mail code'
  if (channel === 'session') return 'caller verified by a prompt in their session'
  if (channel === 'authenticator') return 'caller verified by authenticator'
  return `caller verified: ${(kind ?? 'other').replace('-', ' ')}`
}
