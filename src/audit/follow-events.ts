// One reader of the audit for everybody in this process who wants to hear of events as they happen: in the order of their
// ids, and none left out, also where a change with an earlier id commits later.

import { pause } from '../kernel/pause.ts'
import type { AuditEvent } from './audit-event.ts'
import type { EventFeed, FeedMoment } from './event-feed.ts'
import { settledMarginMs } from './settled-place.ts'

export interface Following {
  /** Resolves when it is known from where on events are told. */
  readonly ready: Promise<void>
  /** The last event that was told, or that lies before the first one told. */
  position(): number
  stop(): Promise<void>
}

export interface FollowEventsDeps {
  readonly eventFeed: Omit<EventFeed, 'findMany' | 'has'>
  /** Called with what is new, in the same step in which the position moves. */
  readonly onEvents: (events: readonly AuditEvent[]) => void
  readonly onFault: (fault: unknown) => void
}

const pollMs = 250
const eventsAtOnce = 500
const momentsAtMost = 1_000

export function followEvents({ eventFeed, onEvents, onFault }: FollowEventsDeps): Following {
  const stopping = new AbortController()
  const ready = Promise.withResolvers<void>()
  const moments: FeedMoment[] = []
  let settledBefore: Date | null = null
  let position: number | null = null

  /**
   * An event is settled once every change that had begun a moment after it is finished: whatever has a lower id is there
   * by then, or never comes.
   */
  async function settle(): Promise<Date | null> {
    const now = await eventFeed.moment()
    if (moments.length < momentsAtMost) moments.push(now)
    for (let [first] = moments; first !== undefined && first.nextChange <= now.oldestOpenChange; [first] = moments) {
      settledBefore = new Date(first.at.getTime() - settledMarginMs)
      moments.shift()
    }
    return settledBefore
  }

  /** True when there may be more at once. */
  async function step(): Promise<boolean> {
    if (position !== null && (await eventFeed.after(position, 1)).length === 0) return rest()
    const before = await settle()
    if (before === null) return false
    position ??= await eventFeed.lastBefore(before)
    ready.resolve()
    const events = await eventFeed.after(position, eventsAtOnce)
    const young = events.findIndex(({ at }) => at >= before)
    const settled = young === -1 ? events : events.slice(0, young)
    const last = settled.at(-1)
    if (last === undefined || stopping.signal.aborted) return false
    position = last.id
    onEvents(settled)
    return settled.length === eventsAtOnce
  }

  /** Nothing happened: asking for moments would only use up the database's numbers of changes. */
  function rest(): false {
    moments.length = 0
    return false
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      const isMore = await step().catch((fault: unknown) => {
        onFault(fault)
        return false
      })
      if (!isMore) await pause(pollMs, stopping.signal)
    }
    // Nobody waits for a reader that is gone.
    ready.resolve()
  })()
  return {
    ready: ready.promise,
    position: () => position ?? 0,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
