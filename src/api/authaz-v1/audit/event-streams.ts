// Everybody who listens to events in this process, and the one reader of the audit that serves them all. It reads only
// while somebody listens.
import type { FastifyReply } from 'fastify'
import type { AuditEvent } from '../../../audit/audit-event.ts'
import { type Following, followEvents } from '../../../audit/follow-events.ts'
import { settledPlace } from '../../../audit/settled-place.ts'
import type { Directory } from '../../../directory.ts'
import { type EventStream, openEventStream } from '../../../http/event-stream.ts'
import type { Permission } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { isJsonObject } from '../../../kernel/json.ts'
import { type FollowingPresence, followPresence } from '../../../presence/follow-presence.ts'
import type { Place } from '../../../presence/presence.ts'
import { isAbout, isToldOf, maySee, type Topic } from './event-topics.ts'
import { type StreamCaller, standingPermissions } from './stream-caller.ts'

export interface EventStreams {
  /** Answers and returns; the stream goes on until its listener, their rights or the server end. */
  open(reply: FastifyReply, caller: StreamCaller, wish: StreamWish): Promise<void>
  /** Whatever happens from now on is told to a stream that is opened after it. Null where no place is sure of that. */
  place(): Promise<number | null>
  close(): Promise<void>
}

export interface StreamWish {
  /** Null: whatever the listener may see. */
  readonly topics: readonly Topic[] | null
  /** The last event that the listener has; null begins with what happens from now on. */
  readonly after: number | null
}

interface Listener {
  readonly caller: StreamCaller
  readonly topics: StreamWish['topics']
  readonly stream: EventStream
  permissions: ReadonlySet<Permission>
  /** What comes while older events are still being read. */
  waiting: AuditEvent[] | null
  /** Nothing up to here is told again. */
  position: number
}

const streamsAtMost = 200
const streamsOfOneCaller = 10
const backlogAtMost = 1_000
/** Keeps proxies from thinking that nobody is there, and the listener's place up to date. */
const aliveEveryMs = 15_000
const recheckEveryMs = 2_000

export function eventStreams(
  directory: Directory,
  console: Directory,
  onFault: (fault: unknown) => void,
): EventStreams {
  const { eventFeed } = directory.stores
  const listeners = new Set<Listener>()
  let following: Following | null = null
  let presence: FollowingPresence | null = null
  let isClosed = false

  const tellAll = (events: readonly AuditEvent[]) => {
    for (const listener of listeners) {
      if (listener.waiting === null) tell(listener, events)
      else listener.waiting.push(...events)
    }
  }
  const tellPlaces = (places: readonly Place[]) => {
    for (const listener of listeners) tellPresence(listener, places)
  }
  const recheck = setInterval(() => {
    for (const listener of listeners) {
      standingPermissions(directory, console, listener.caller)
        .catch((fault: unknown) => {
          // What cannot be asked is not allowed.
          onFault(fault)
          return null
        })
        .then((permissions) => {
          if (permissions === null) listener.stream.end()
          else listener.permissions = permissions
        })
    }
  }, recheckEveryMs)
  const alive = setInterval(() => {
    for (const { stream, waiting, position } of listeners) {
      if (waiting === null) stream.send({ event: 'alive', id: position, data: {} })
    }
  }, aliveEveryMs)

  return {
    open: async (reply, caller, { topics, after }) => {
      if (isClosed)
        throw new RollcallError('busy', 'The server is stopping. Try again shortly.', { retryAfterSeconds: 1 })
      refuseTooMany(listeners, caller.actor.id)
      const joined = following ?? followEvents({ eventFeed, onEvents: tellAll, onFault })
      following = joined
      const { presences } = console.stores
      const beside = presence ?? followPresence({ presences, clock: console.clock, onChange: tellPlaces, onFault })
      presence = beside
      const stream = openEventStream(reply, () => {
        listeners.delete(listener)
        if (listeners.size === 0) stopFollowing()
      })
      const { permissions } = caller.actor
      const listener: Listener = { caller, topics, stream, permissions, waiting: [], position: 0 }
      listeners.add(listener)
      await Promise.all([joined.ready, beside.ready])
      // From here to the backlog's end nothing is lost: what comes meanwhile waits.
      const position = joined.position()
      listener.position = after ?? position
      stream.send({ event: 'ready', id: listener.position, data: {} })
      if (after !== null && after !== position) await catchUp(listener, after, position)
      const waiting = listener.waiting ?? []
      listener.waiting = null
      tell(listener, waiting)
    },
    place: async () => {
      // The reader's own is as sure, and costs nothing; 0 while it looks for it.
      const read = following?.position() ?? 0
      if (read > 0) return read
      return settledPlace(eventFeed).catch((fault: unknown) => {
        // Such as a database that only follows another: whoever has no place asks once more for what they show.
        onFault(fault)
        return null
      })
    },
    close: async () => {
      isClosed = true
      clearInterval(recheck)
      clearInterval(alive)
      for (const { stream } of listeners) stream.end()
      await Promise.all([following?.stop(), presence?.stop()])
    },
  }

  function stopFollowing(): void {
    following?.stop().catch(onFault)
    presence?.stop().catch(onFault)
    following = null
    presence = null
  }

  /** Tells what a listener has missed, or that it is too much, too long ago, or after a place that there never was. */
  async function catchUp(listener: Listener, after: number, until: number): Promise<void> {
    const [isKnown, missed] = await Promise.all([
      after === 0 ? true : eventFeed.has(after),
      eventFeed.after(after, backlogAtMost + 1),
    ]).catch((fault: unknown) => {
      onFault(fault)
      return [false, []] as const
    })
    const settled = missed.filter(({ id }) => id <= until)
    if (isKnown && settled.length <= backlogAtMost) return tell(listener, settled)
    listener.position = until
    listener.stream.send({ event: 'reset', id: until, data: {} })
  }
}

function refuseTooMany(listeners: ReadonlySet<Listener>, callerId: string): void {
  const own = [...listeners].filter(({ caller }) => caller.actor.id === callerId).length
  if (own < streamsOfOneCaller && listeners.size < streamsAtMost) return
  const whose = own < streamsOfOneCaller ? 'listen to events already' : 'of you listen to events already'
  throw new RollcallError('rate_limited', `As many as may ${whose}. Close one, or try again later.`, {
    retryAfterSeconds: 30,
  })
}

/** Each event is held against what the listener may see when it is told, not when they came. */
function tell(listener: Listener, events: readonly AuditEvent[]): void {
  const { stream, topics } = listener
  for (const event of events) {
    if (event.id <= listener.position) continue
    listener.position = event.id
    if (!maySee(listener.permissions, event)) continue
    if (topics !== null && !topics.some((topic) => isAbout(topic, event))) continue
    stream.send({ event: 'event', id: event.id, data: eventJson(event) })
  }
}

/** That others are there than before, to operators alone; who it is they are told where they say that they are there. */
function tellPresence(listener: Listener, places: readonly Place[]): void {
  const { caller, permissions, stream, topics, position, waiting } = listener
  if (caller.signedIn === null || waiting !== null) return
  for (const place of places) {
    if (isToldOf(place, topics, permissions)) stream.send({ event: 'presence', id: position, data: place })
  }
}

/** Ids and names of fields: whoever wants to know more asks, and is asked for permission there. */
function eventJson({ id, at, type, subject, details }: AuditEvent) {
  return { id: String(id), at, type, subject, fields: changedFields(details) }
}

function changedFields({ fields, before, after }: AuditEvent['details']): string[] {
  const named = Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : []
  const sides = [before, after].filter(isJsonObject).flatMap((side) => Object.keys(side))
  return [...new Set([...named, ...sides])]
}
