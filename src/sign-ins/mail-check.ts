// Whether the mail that somebody waits for got to them, or can get to them at all, and by what facts.
import type { JsonObject } from '../kernel/json.ts'
import type { MessageSummary } from '../messages/message.ts'
import type { SuppressedAddress } from '../messages/suppressed-address.ts'
import type { Finding } from './finding.ts'
import { writtenAt } from './password-check.ts'

interface MailFacts {
  /** Newest first. */
  readonly messages: readonly MessageSummary[]
  /** Where no letter gets to their address. */
  readonly suppressed: SuppressedAddress | null
}

export function mailCheck({ messages, suppressed }: MailFacts): Finding {
  const newest = messages.find(({ kind }) => mailsToSignIn.has(kind))
  const suppression = suppressionFacts(suppressed)
  // Whoever waits for nothing is not kept out by it.
  if (newest === undefined) return { state: suppressed === null ? 'pass' : 'warn', facts: suppression }
  const facts = {
    ...suppression,
    kind: newest.kind,
    status: newest.status,
    at: writtenAt(newest),
    linkUsed: newest.linkUsed ?? null,
    fault: newest.lastFault,
  }
  if (suppressed !== null || newest.status === 'failed') return { state: 'fail', facts }
  return { state: newest.status === 'sent' && newest.linkUsed !== false ? 'pass' : 'warn', facts }
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
