// Erasing without a second person (console.md 1.8, T4): so many in a day, in one job, in ten of one each, or by hand.
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type DeleteUserDeps, eraseUser } from './delete-user.ts'
import type { ErasureStore } from './erasure.ts'

/** More within these hours are erased with the approval of a second person. */
const erasedAloneAtMost = 10
const aloneHours = 24
const aloneMs = aloneHours * 60 * 60_000

interface AloneDeps {
  readonly erasures: Pick<ErasureStore, 'countAlone'>
  readonly clock: Clock
}

export type EraseAloneDeps = DeleteUserDeps & AloneDeps

/** False when there was nobody. Call it in a transaction, which ends with `approval_required` where it is one too many. */
export async function eraseAlone(deps: EraseAloneDeps, actor: Actor, id: string): Promise<boolean> {
  const wasThere = await eraseUser(deps, actor, id)
  // With this one among them: whoever erases at the same time waits here, holding all that it takes.
  if (wasThere) await refuseErasingMore(deps, actor, 0)
  return wasThere
}

/**
 * Before anybody of them is erased, which begins at once unless told. Throws `approval_required` where these are too many,
 * of an operator beside those of the day before: a program has nobody to ask (docs/decisions/015).
 */
export async function refuseErasingMore(
  { erasures, clock }: AloneDeps,
  actor: Actor,
  people: number,
  begins: Date = clock.now(),
): Promise<void> {
  const isCounted = actor.kind === 'operator' && people <= erasedAloneAtMost
  const before = isCounted ? await erasures.countAlone(actor.id, new Date(begins.getTime() - aloneMs)) : 0
  if (people + before <= erasedAloneAtMost) return
  throw new RollcallError(
    'approval_required',
    `Nobody erases more than ${erasedAloneAtMost} people in ${aloneHours} hours alone. Ask for approval: another owner or admin decides.`,
  )
}
