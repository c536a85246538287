import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { AuthenticationMethodStore } from './authentication-method-store.ts'
import { holdPerson, tellPerson } from './hold-person.ts'
import type { RememberedBrowserStore } from './remembered-browser.ts'

export interface ResetMfaDeps {
  readonly authenticationMethods: AuthenticationMethodStore
  readonly rememberedBrowsers: RememberedBrowserStore
  /** Raises the version that sessions, tokens and half-done flows are checked against. */
  readonly users: { endGrantsOf(id: string): Promise<unknown> }
  readonly audit: AuditStore
  readonly messages: MessageQueue
  readonly clock: Clock
}

export interface ResetMfaOptions {
  /** What else the event tells. */
  readonly circumstances?: JsonObject | null
  /** Left out, the next sign-in sets up a new factor, whatever the policy asks for. */
  readonly requiresEnrolment?: boolean
}

/**
 * Takes every factor, recovery code and remembered browser from somebody who lost theirs, and ends where they are signed
 * in. A password alone opens nothing after it, unless the caller says that it may: the next sign-in proves the mailbox and
 * enrols anew (MFA-09), also where there was no factor. A mark that stands stays, whatever this caller says. Where nothing
 * is left to take and no mark to set, nothing happens. Call it in a transaction.
 */
export async function resetMfa(
  deps: ResetMfaDeps,
  actor: Actor,
  userId: string,
  reason: string | null,
  { circumstances = null, requiresEnrolment = true }: ResetMfaOptions = {},
): Promise<void> {
  const { authenticationMethods, rememberedBrowsers, users, audit, messages, clock } = deps
  // Whom to tell is asked first: an enrolled mailbox is among what goes.
  const person = await holdPerson(authenticationMethods, userId)
  const { mustEnrolAgain } = await authenticationMethods.factorsOf(userId)
  const removed = await authenticationMethods.removeAll(userId, [])
  const forgotten = await rememberedBrowsers.removeAllOf(userId)
  const enrols = requiresEnrolment || mustEnrolAgain
  if (enrols === mustEnrolAgain && removed.length === 0 && forgotten === 0) return
  if (requiresEnrolment) await authenticationMethods.markReset(userId, clock.now())
  await users.endGrantsOf(userId)
  const factors = [...new Set(removed.map(({ type }) => type))].toSorted()
  const why = { ...(reason === null ? {} : { reason }), ...circumstances }
  const details = { factors, ...(enrols ? why : { requiresEnrolment, ...why }) }
  await audit.record(actor, 'user.mfa_reset', { kind: 'user', id: userId }, details)
  // The mail says that factors were taken; an enrolment that nobody finished was none.
  if (removed.some(({ confirmedAt }) => confirmedAt !== null)) await tellPerson(messages, person, 'mfa-reset', {})
}
