// What an act asks for once an owner has raised it (console.md 1.8): the greater of what its route asks and what the
// settings ask.
import { type RaisableAct, type RaisedGrade, raisedGradeOf } from '../../applications/action-grades.ts'
import type { Directory } from '../../directory.ts'
import type { StepUp } from '../../sign-ins/step-up.ts'
import { type AskedStepUp, asksEachTime } from './demand-step-up.ts'

const stepUpOf: Readonly<Record<RaisedGrade, StepUp>> = { T2: 'recent', T3: 'always' }

/** What the heaviest of them asks for; null where nobody raised any. */
export async function raisedStepUp(
  { directory }: { readonly directory: Directory },
  acts: readonly RaisableAct[],
): Promise<StepUp | null> {
  if (acts.length === 0) return null
  const grade = raisedGradeOf(await directory.stores.settings.read(), acts)
  return grade === null ? null : stepUpOf[grade]
}

export interface Confirmation {
  readonly stepUp: AskedStepUp
  /** Why it is done has to be said beside the call. */
  readonly asksReason: boolean
}

interface Said {
  /** As the route has it. */
  readonly reason: 'own' | 'asked' | undefined
  readonly body: unknown
}

/** Null where nothing is asked for. */
export function confirmationOf(
  builtIn: AskedStepUp | null,
  raised: StepUp | null,
  { reason, body }: Said,
): Confirmation | null {
  const stepUp = raised === 'always' && builtIn === 'recent' ? raised : (builtIn ?? raised)
  if (stepUp === null) return null
  const isAskedAnyway = builtIn !== null && (reason === 'asked' || (reason !== 'own' && asksEachTime(builtIn)))
  return { stepUp, asksReason: isAskedAnyway || (raised !== null && !saysWhy(body)) }
}

/** Many bodies have a place for it, those of jobs among their options. */
function saysWhy(body: unknown): boolean {
  const { reason, options } = (body ?? {}) as { readonly reason?: unknown; readonly options?: { reason?: unknown } }
  return [reason, options?.reason].some((each) => typeof each === 'string' && each.trim() !== '')
}
