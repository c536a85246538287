import type { Clock } from '../kernel/clock.ts'
import type { InvitationStore } from './invitation-store.ts'

/** Long enough to see in the list that nobody came. */
const keptDays = 30

/** Removes invitations that ran out long ago and were never accepted. For a worker, every few minutes. */
export async function forgetInvitations({
  invitations,
  clock,
}: {
  readonly invitations: Pick<InvitationStore, 'removeEnded'>
  readonly clock: Clock
}): Promise<void> {
  await invitations.removeEnded(new Date(clock.now().getTime() - keptDays * 86_400_000))
}
