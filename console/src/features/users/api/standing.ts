// How somebody stands, in the words and the order of console.md 5.4. More than one can be true at once.
import { reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { clockTime, exactTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { withinSentence } from '../../../lib/within-sentence.ts'
import type { UserSummary } from './user.ts'

export type StandingKind = 'suspended' | 'expired' | 'locked' | 'deletion' | 'invited' | 'unverified' | 'active'

export interface Standing {
  readonly kind: StandingKind
  readonly word: string
  /** The same with its time, where there is one. */
  readonly sentence: string
}

/** The most blocking one first; `active` where nothing is to be said. */
export function standingsOf(user: UserSummary): readonly [Standing, ...Standing[]] {
  const [first, ...more] = [...ofStatus(user), ...ofPending(user), ...ofEmail(user)]
  return first === undefined ? [active] : [first, ...more]
}

const active: Standing = { kind: 'active', word: t('Active'), sentence: t('Can sign in') }

function ofStatus({ status, lockedUntil, suspensionReason }: UserSummary): Standing[] {
  if (status === 'suspended')
    return [{ kind: status, word: t('Suspended'), sentence: suspendedWords(suspensionReason) }]
  if (status === 'expired') return [{ kind: status, word: t('Expired'), sentence: t('Expired') }]
  if (status !== 'locked') return []
  const word = t('Locked')
  const end = lockedUntil === null ? null : { time: clockTime(new Date(lockedUntil)) }
  return [
    { kind: status, word, sentence: end === null ? t('Too many attempts') : t('Too many attempts until {time}', end) },
  ]
}

/** Who did it and when stands on the person's page, where the log is read. */
function suspendedWords(reason: string | null): string {
  return reason === null ? t('Suspended') : t('Suspended: {reason}', { reason: withinSentence(reasonInWords(reason)) })
}

function ofPending({ pending }: UserSummary): Standing[] {
  const { invitedAt = null, invitationExpiresAt = null, deletionAt = null } = pending ?? {}
  return [
    ...(deletionAt === null
      ? []
      : [
          {
            kind: 'deletion' as const,
            word: t('Deletion scheduled'),
            sentence: t('Will be deleted {time}', { time: exactTime(new Date(deletionAt)) }),
          },
        ]),
    ...(invitedAt === null
      ? []
      : [{ kind: 'invited' as const, word: t('Invited'), sentence: invitedWords(invitedAt, invitationExpiresAt) }]),
  ]
}

function invitedWords(invitedAt: string, expiresAt: string | null): string {
  const invited = exactTime(new Date(invitedAt))
  if (expiresAt === null) return t('Invited {invited}', { invited })
  return t('Invited {invited}, expires {expires}', { invited, expires: exactTime(new Date(expiresAt)) })
}

function ofEmail({ email, emailVerified }: UserSummary): Standing[] {
  if (email === null || emailVerified) return []
  return [{ kind: 'unverified', word: t('Unverified'), sentence: t('E-mail not verified') }]
}
