import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { ChangePause, ChangePauseStore } from './change-pause.ts'

export interface ChangePauseDeps {
  readonly changePauses: Pick<ChangePauseStore, 'find'>
  readonly clock: Clock
}

/** Where no end is planned, programs ask again after so long. */
const usualRetrySeconds = 60

/** Throws `changes_paused` while a pause stands. Who paused and why is told to those who run Rollcall. */
export async function refuseChangesWhilePaused(
  { changePauses, clock }: ChangePauseDeps,
  actor: Actor | null,
): Promise<void> {
  const now = clock.now()
  const pause = await changePauses.find(now)
  if (pause === null) return
  const { until } = pause
  const retryAfterSeconds = until === null ? usualRetrySeconds : Math.ceil((until.getTime() - now.getTime()) / 1_000)
  throw new RollcallError('changes_paused', sentence(pause, runsRollcall(actor)), { retryAfterSeconds })
}

/** Operators, and keys of the whole directory. */
export function runsRollcall(actor: Actor | null): boolean {
  return actor?.kind === 'operator' || (actor?.kind === 'api-key' && actor.organizationId == null)
}

function sentence({ until, reason, by }: ChangePause, isInside: boolean): string {
  const end = until === null ? '' : ` until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const who = isInside ? ` by ${by.name}` : ''
  const why = isInside && reason !== null ? `: ${reason.replace(/[.\s]+$/, '')}` : ''
  const next = until === null ? 'Try again when they are resumed.' : 'Try again after that.'
  return `Changes are paused${end}${who}${why}. Reading goes on. ${next}`
}
