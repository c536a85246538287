// What happens on the server, as it happens (console.md 2.7): one stream of events a tab, for whatever is on screen. It
// says what changed and never what it is now: whoever shows it asks again. Without the stream everything shown is asked
// again every 15 s; a tab that nobody sees listens to nothing.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { queryString } from './http.ts'
import { livePlace } from './live-place.ts'
import { inQuiet } from './quiet.ts'

export interface LiveEvent {
  readonly id: string
  readonly type: string
  readonly subject: { readonly kind: string; readonly id: string } | null
  /** The names of what changed. */
  readonly fields: readonly string[]
}

/** What operators look at. */
export interface Place {
  readonly kind: 'user' | 'recovery-request'
  readonly id: string
}

export type Topic = 'users' | 'recovery' | 'jobs' | 'changes' | `user:${string}`

interface Follower {
  readonly topic: Topic
  readonly onEvent: (event: LiveEvent) => void
  /** Something may have been missed. */
  readonly onGap: () => void
  /** Others look at it than before; null: nobody asks. */
  readonly onPresence: ((place: Place) => void) | null
}

const pollEveryMs = 15_000
const pausedAfterMs = 10_000

const followers = new Set<Follower>()
const listeners = new Set<() => void>()
let source: EventSource | null = null
let openedFor = ''
let isPaused = false
let callOff = () => {}
let pausing = 0
let polling = 0

/**
 * Calls back for each event of the topic, and when some may have been missed; null follows nothing. Who looks at what is
 * kept nowhere, so that whoever wants to hear of it is told of a gap with every stream.
 */
export function useLive(
  topic: Topic | null,
  onEvent: (event: LiveEvent) => void,
  onGap: () => void,
  onPresence?: (place: Place) => void,
): void {
  const event = useEffectEvent(onEvent)
  const gap = useEffectEvent(onGap)
  const presence = useEffectEvent((place: Place) => onPresence?.(place))
  const hearsPresence = onPresence !== undefined
  useEffect(() => {
    if (topic === null) return
    const follower: Follower = {
      topic,
      onEvent: (one) => event(one),
      onGap: () => gap(),
      onPresence: hearsPresence ? (place) => presence(place) : null,
    }
    followers.add(follower)
    settle()
    return () => {
      followers.delete(follower)
      settle()
    }
  }, [topic, hearsPresence])
}

/** Whether the stream has been away for so long that it should be said. */
export function useLiveIsPaused(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isPaused,
  )
}

document.addEventListener('visibilitychange', settle)

/** Screens come and go together: the stream is opened once for all of them, when they have what they show. */
function settle(): void {
  callOff()
  callOff = inQuiet(connect)
}

function connect(): void {
  const followed = document.hidden ? [] : [...new Set([...followers].map(({ topic }) => topic))].toSorted()
  const topics = followed.map(encoded).join(',')
  if (topics === openedFor && (source !== null || topics === '')) return
  source?.close()
  source = null
  openedFor = topics
  if (topics === '') {
    noteAnswer()
    return
  }
  source = new EventSource(`/api/v1/events/stream${queryString({ topics, after: livePlace.after() })}`)
  hear('ready', () => {
    noteAnswer()
    tellMissed(livePlace.opened(followed))
  })
  hear('reset', tellGap)
  hear('event', (data) => tell(data as LiveEvent))
  hear('presence', (data) => tellPresence(data as Place))
  hear('alive', () => undefined)
  source.addEventListener('error', noteFailure)
  waitForAnswer()
}

function hear(name: string, act: (data: unknown) => void): void {
  source?.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
    livePlace.reached(lastEventId)
    act(JSON.parse(data))
  })
}

function encoded(topic: Topic): string {
  const [kind, ...id] = topic.split(':')
  return id.length === 0 ? topic : `${kind}:${encodeURIComponent(id.join(':'))}`
}

function noteFailure(): void {
  waitForAnswer()
  // The browser comes back by itself, but not after a refusal.
  if (source?.readyState === EventSource.CLOSED) source = null
}

function waitForAnswer(): void {
  if (pausing === 0) pausing = window.setTimeout(() => tellPaused(true), pausedAfterMs)
  if (polling !== 0) return
  polling = window.setInterval(() => {
    tellGap()
    if (source === null) connect()
  }, pollEveryMs)
}

function noteAnswer(): void {
  window.clearTimeout(pausing)
  window.clearInterval(polling)
  pausing = 0
  polling = 0
  tellPaused(false)
}

function tellPaused(next: boolean): void {
  if (isPaused === next) return
  isPaused = next
  for (const listener of listeners) listener()
}

function tellGap(): void {
  for (const { onGap } of followers) onGap()
}

function tellMissed(hasMissed: (topic: Topic) => boolean): void {
  for (const { topic, onGap, onPresence } of followers) if (onPresence !== null || hasMissed(topic)) onGap()
}

function tell(event: LiveEvent): void {
  for (const { topic, onEvent } of followers) if (isAbout(topic, event)) onEvent(event)
}

function tellPresence(place: Place): void {
  for (const { onPresence } of followers) onPresence?.(place)
}

function isAbout(topic: Topic, { type, subject }: LiveEvent): boolean {
  if (topic === 'users') return subject?.kind === 'user'
  if (topic === 'recovery') return type.startsWith('recovery_request.')
  if (topic === 'changes') return type.startsWith('changes.')
  if (topic === 'jobs') return subject?.kind === 'job' || type.startsWith('users.')
  return subject?.kind === 'user' && topic === `user:${subject.id}`
}
