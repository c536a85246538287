// What becomes of a call of the management APIs while changes are paused: the one rule for all faces, asked where every
// route is mounted. Reads go on, and of changes those whose route says why.
import { type ChangePauseDeps, refuseChangesWhilePaused } from '../applications/refuse-changes-while-paused.ts'
import type { Actor } from '../kernel/actor.ts'

/**
 * `reads`: nothing of the directory is changed, whatever the method. `contains`: it takes access away, or gives it back
 * where it was taken, and no emergency waits for maintenance. `own`: the caller's own sign-in and tools, or the pause
 * itself.
 */
export type WhilePaused = 'reads' | 'contains' | 'own'

/** The same for every call of a route, or what this call is; null for a change that waits. */
export type WhilePausedOf<Asked> = WhilePaused | ((asked: Asked) => WhilePaused | null | Promise<WhilePaused | null>)

interface PausableRoute<Asked> {
  readonly method: string
  readonly whilePaused?: WhilePausedOf<Asked>
}

interface PausedDirectory extends Pick<ChangePauseDeps, 'clock'> {
  readonly stores: Pick<ChangePauseDeps, 'changePauses'>
}

/**
 * Throws `changes_paused`. Whether they are is read for each change anew, one indexed row, so that no server goes by what
 * was; what cannot be read is not done.
 */
export async function refuseWhilePaused<Asked>(
  { method, whilePaused }: PausableRoute<Asked>,
  asked: Asked,
  { stores, clock }: PausedDirectory,
  actor: Actor | null,
): Promise<void> {
  const why = typeof whilePaused === 'function' ? await whilePaused(asked) : whilePaused
  if (method === 'GET' || why != null) return
  await refuseChangesWhilePaused({ changePauses: stores.changePauses, clock }, actor)
}
