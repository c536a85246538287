// A place of the audit before which no event comes any more, for those who want to hear of everything behind it.
import type { EventFeed } from './event-feed.ts'

/** Between an event's id being drawn and its change having a number there are microseconds; this is for a busy machine. */
export const settledMarginMs = 250

/** Null while a change is under way that may have drawn the id of an event already. */
export async function settledPlace(eventFeed: Pick<EventFeed, 'moment' | 'lastBefore'>): Promise<number | null> {
  const { at, oldestOpenChange, nextChange } = await eventFeed.moment()
  if (oldestOpenChange < nextChange) return null
  return eventFeed.lastBefore(new Date(at.getTime() - settledMarginMs))
}
