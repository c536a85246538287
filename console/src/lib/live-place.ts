// From where on a stream of events is opened, and who may have missed something all the same. Whatever is on screen was
// asked for after the server said who is signed in, and that answer told a place; from there on nothing is missed.

export interface LivePlace {
  /** Once, before anything else is asked for; null where the server knows no place. */
  begin(place: string | null): void
  /** After which event the next stream begins; null is from now on. */
  after(): string | null
  /** The last event that the stream told of, or passed by. */
  reached(place: string): void
  /** A stream of these topics is there. What comes back tells which topics may have missed something until then. */
  opened(topics: Iterable<string>): (topic: string) => boolean
}

export function createLivePlace(): LivePlace {
  let hasBegun = false
  let place: string | null = null
  /** What has missed nothing up to the place; null: whatever there is. */
  let followed: ReadonlySet<string> | null = new Set()
  return {
    begin: (given) => {
      if (hasBegun) return
      hasBegun = true
      if (given === null) return
      place = given
      followed = null
    },
    after: () => place,
    reached: (next) => {
      place = next
    },
    opened: (topics) => {
      const before = followed
      followed = new Set(topics)
      return (topic) => before !== null && !before.has(topic)
    },
  }
}

export const livePlace = createLivePlace()
