import type { Actor } from '../kernel/actor.ts'
import type { AskForLinkDeps } from './ask-for-link.ts'

type Deps = Pick<AskForLinkDeps, 'linkRequests' | 'oneTimeSecrets' | 'audit' | 'clock'>

/** Ends what a person was asked to join, however far they are; where nothing is open nothing happens. */
export async function withdrawLink(deps: Deps, actor: Actor, userId: string): Promise<void> {
  const { linkRequests, oneTimeSecrets, audit, clock } = deps
  const withdrawn = await linkRequests.remove(userId, clock.now())
  if (withdrawn === null) return
  await oneTimeSecrets.removeOf(userId, ['identity-link'])
  const details = { askedBy: withdrawn.askedBy.name }
  await audit.record(actor, 'user.identity_link_withdrawn', { kind: 'user', id: userId }, details)
}
