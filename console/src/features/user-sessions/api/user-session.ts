// A browser in which a user is signed in, as /api/v1 tells it.
import { t } from '../../../lib/text.ts'

export interface UserSession {
  readonly id: string
  readonly device: string
  readonly userAgent: string | null
  readonly ip: string | null
  readonly place: { readonly country: string | null; readonly city: string | null } | null
  readonly createdAt: string
  readonly lastActiveAt: string
  readonly idleExpiresAt: string
  readonly expiresAt: string
  readonly methods: readonly { readonly name: string; readonly type: string | null; readonly at: string }[]
  readonly isPersistent: boolean
  /** Who acts in it in place of the person. */
  readonly impersonatedBy: { readonly id: string; readonly name: string } | null
  readonly clients: readonly { readonly id: string; readonly name: string }[]
}

/** "Vienna, AT": best effort, and never a guess of ours (console.md 2.10). */
export function placeLabel({ place }: Pick<UserSession, 'place'>): string {
  return [place?.city, place?.country].filter(Boolean).join(', ') || t('Unknown')
}

/** Nobody comes this far in less time: two sessions that begin in two countries within it are told of. */
const travelMs = 2 * 3_600_000

/** What is odd about where a session was begun, against the others that are active. */
export function travelNote(session: UserSession, others: readonly UserSession[]): string | null {
  const country = session.place?.country
  if (!country) return null
  const earlier = others.filter((other) => other.place?.country && other.createdAt < session.createdAt)
  if (earlier.length === 0 || earlier.some((other) => other.place?.country === country)) return null
  const begun = Date.parse(session.createdAt)
  const isFast = earlier.some(({ lastActiveAt }) => Math.abs(begun - Date.parse(lastActiveAt)) < travelMs)
  return isFast ? t('Impossible travel') : t('New country')
}

/** How somebody proved who they are: "Password, authenticator app". */
export function proofsLabel({ methods }: Pick<UserSession, 'methods'>): string {
  const words = methods.map(({ name, type }) => (name === 'mfa' ? secondFactors[type ?? ''] : proofs[name]) ?? name)
  const [first = t('Unknown'), ...more] = new Set(words)
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...more].join(', ')
}

const proofs: Readonly<Record<string, string>> = {
  pwd: t('password'),
  passkey: t('passkey'),
  email: t('code by e-mail'),
  sms: t('code by text message'),
  federated: t('another provider'),
}

const secondFactors: Readonly<Record<string, string>> = {
  totp: t('authenticator app'),
  email: t('second code by e-mail'),
  'recovery-code': t('recovery code'),
}

/** The one that a sign-in too many ends: of the person, and no operator's who acts as them. */
export function oldestOwn<Session extends Pick<UserSession, 'createdAt' | 'id' | 'impersonatedBy'>>(
  sessions: readonly Session[],
): Session | null {
  const own = sessions.filter(({ impersonatedBy }) => impersonatedBy === null)
  const [oldest = null] = own.toSorted((a, b) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : Date.parse(a.createdAt) - Date.parse(b.createdAt),
  )
  return oldest
}
