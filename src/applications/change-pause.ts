// A pause of changes: operators hold the directory still while something is moved, restored or looked into. People go on
// signing in, and it ends by itself where an end was planned.
import type { Actor } from '../kernel/actor.ts'

export interface ChangePause {
  readonly since: Date
  /** Null: until somebody ends it. */
  readonly until: Date | null
  /** For operators, in their words. */
  readonly reason: string | null
  readonly by: Pick<Actor, 'kind' | 'id' | 'name'>
}

export interface ChangePauseStore {
  /** What stands at this time: one indexed read. */
  find(at: Date): Promise<ChangePause | null>
  /** Instead of whatever stood. */
  set(pause: ChangePause): Promise<void>
  /** False where none stood at this time. */
  end(at: Date): Promise<boolean>
  /** Drops what ended by itself. A change, so a database that takes none refuses it, whether or not anything is there. */
  removeEnded(before: Date): Promise<void>
}
