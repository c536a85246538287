import type { Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Standing } from './load-facts.ts'
import { networkDetails, noteOnceAMinute } from './note-network-refusal.ts'
import { personFrom, type SignInStores, strangerFrom } from './sign-in-deps.ts'
import type { RefusalReason } from './sign-in-facts.ts'
import { placeOfSignIn } from './sign-in-place.ts'

export interface NoteRefusalDeps {
  readonly change: Change<Pick<SignInStores, 'audit' | 'signIns'>>
  readonly clock: Clock
}

/**
 * Of somebody who proved who they are: whom the client or the organization is not for. And of whoever may not come from
 * there, which is held against them before anything else of these.
 */
const told: ReadonlySet<RefusalReason> = new Set([
  'not-served',
  'not-a-member',
  'no-organization',
  'organization-suspended',
  'organization-not-let-in',
  'role-missing',
  'single-sign-on',
  'network_blocked',
  'method',
])

/**
 * Says it in the audit once a sign-in, however often its page is shown; of what is no such refusal, nothing. Whoever is
 * kept out by where they are begins as many sign-ins as they like: of these the audit is told once a minute, and the
 * reference of each is found all the same.
 */
export async function noteRefusal(
  { change, clock }: NoteRefusalDeps,
  standing: Standing,
  caller: Caller,
): Promise<void> {
  const { step, facts } = standing
  const { signIn, account, network } = facts
  if (step.kind !== 'refused' || !told.has(step.reason)) return
  const { reason } = step
  if (account === null && network.isAllowed) return
  if (signIn.lastFailure === reason) return
  const refusal = reason === 'network_blocked' && !network.isAllowed ? network : null
  const now = clock.now()
  const note = (isTold: boolean) =>
    change(async ({ audit, signIns }) => {
      // One that a session carried here is not kept: there is nothing to show it on again.
      await signIns.save({ ...signIn, lastFailure: reason }, now)
      if (!isTold) return
      const why = refusal === null ? { reason } : networkDetails(refusal)
      const details = { ...why, reference: signIn.reference, ...placeOfSignIn(signIn) }
      const subject = account === null ? null : ({ kind: 'user', id: account.userId } as const)
      const actor = account === null ? strangerFrom(caller) : personFrom(account, caller)
      await audit.record(actor, 'user.sign_in_failed', subject, details)
    })
  if (refusal === null) await note(true)
  else await noteOnceAMinute(refusal, caller, account?.userId ?? null, now, note)
}
