// Who comes and goes, for those who listen in this process. Asked of the database, so that it holds across processes: one
// read of a table of a few rows, and only while somebody listens.
import type { Clock } from '../kernel/clock.ts'
import { pause } from '../kernel/pause.ts'
import { type Place, type PresenceStore, presentSince } from './presence.ts'

export interface FollowPresenceDeps {
  readonly presences: Pick<PresenceStore, 'listAll'>
  readonly clock: Clock
  /** Called with the places where others are than a moment ago. */
  readonly onChange: (places: readonly Place[]) => void
  readonly onFault: (fault: unknown) => void
}

export interface FollowingPresence {
  /** Resolves when who comes from now on is told. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

const pollMs = 1_000
/** More than there are operators. Beyond it somebody is told later, by the answer to their own tab. */
const presentAtMost = 1_000

export function followPresence({ presences, clock, onChange, onFault }: FollowPresenceDeps): FollowingPresence {
  const stopping = new AbortController()
  const ready = Promise.withResolvers<void>()
  let known: ReadonlyMap<string, Place> | null = null

  async function step(): Promise<void> {
    const present = await presences.listAll(presentSince(clock.now()), presentAtMost)
    const now = new Map(present.map((one) => [JSON.stringify([one.kind, one.id, one.operatorId]), placeOf(one)]))
    const changed = known === null ? [] : differences(known, now)
    known = now
    if (changed.length > 0 && !stopping.signal.aborted) onChange(changed)
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await step().catch(onFault)
      ready.resolve()
      await pause(pollMs, stopping.signal)
    }
  })()
  return {
    ready: ready.promise,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

function placeOf({ kind, id }: Place): Place {
  return { kind, id }
}

/** Each place once, where somebody is in one of the two and not in the other. */
function differences(before: ReadonlyMap<string, Place>, after: ReadonlyMap<string, Place>): readonly Place[] {
  const moved = [...before, ...after].filter(([key]) => before.has(key) !== after.has(key)).map(([, place]) => place)
  return [...new Map(moved.map((place) => [JSON.stringify([place.kind, place.id]), place])).values()]
}
