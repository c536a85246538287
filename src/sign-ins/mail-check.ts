// Whether the mail that somebody waits for got to them, or can get to them at all, and by what facts.
import { networkOf } from '../guards/networks.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MessageLink, MessageSummary } from '../messages/message.ts'
import type { SuppressedAddress } from '../messages/suppressed-address.ts'
import type { Finding } from './finding.ts'
import { writtenAt } from './password-check.ts'
import type { SignIn } from './sign-in.ts'

interface MailFacts {
  /** Newest first. */
  readonly messages: readonly MessageSummary[]
  /** Where no letter gets to their address. */
  readonly suppressed: SuppressedAddress | null
  /** Newest first. */
  readonly recentSignIns: readonly SignIn[]
}

export function mailCheck({ messages, suppressed, recentSignIns }: MailFacts): Finding {
  const newest = messages.find(({ kind }) => mailsToSignIn.has(kind))
  const suppression = suppressionFacts(suppressed)
  // Whoever waits for nothing is not kept out by it.
  if (newest === undefined) return { state: suppressed === null ? 'pass' : 'warn', facts: suppression }
  const facts: JsonObject = {
    ...suppression,
    kind: newest.kind,
    status: newest.status,
    at: writtenAt(newest),
    ...linkFacts(newest.link ?? null, recentSignIns),
    fault: newest.lastFault,
  }
  if (suppressed !== null || newest.status === 'failed') return { state: 'fail', facts }
  const isSettled = newest.status === 'sent' && facts.linkUsed !== false && facts.usedFrom === undefined
  return { state: isSettled ? 'pass' : 'warn', facts }
}

function linkFacts(link: MessageLink | null, recentSignIns: readonly SignIn[]): JsonObject {
  if (link === null) return { linkUsed: null }
  const { usedAt, openedAt, openedFrom, endsAt } = link
  return {
    linkUsed: usedAt !== null,
    openedAt: openedAt?.toISOString() ?? null,
    endsAt: endsAt.toISOString(),
    ...(usedAt !== null && isElsewhere(openedFrom, recentSignIns) && { usedFrom: openedFrom }),
  }
}

/** Whether nobody of late tried to sign in from there, though somebody did from elsewhere. */
function isElsewhere(ip: string | null, recentSignIns: readonly SignIn[]): boolean {
  if (ip === null || recentSignIns.length === 0) return false
  return recentSignIns.every(({ origin }) => origin.ip !== null && networkOf(origin.ip) !== networkOf(ip))
}

function suppressionFacts(suppressed: SuppressedAddress | null): JsonObject {
  if (suppressed === null) return {}
  const { id, reason, note, since } = suppressed
  return { suppression: { id, reason, note, since: since.toISOString() } }
}

/** What somebody waits for before they can go on. */
const mailsToSignIn: ReadonlySet<string> = new Set([
  'reset-password',
  'account-made',
  'verify-email',
  'sign-in-code',
  'sign-in-link',
  'sign-up-code',
  'second-factor-code',
  'factor-enrolment',
])
