// Presence: which operators look at the same thing at this moment, so that no two decide about it without knowing of each
// other. It lasts as long as their open tabs say so. It changes nothing, so no audit tells of it, and nothing of it is
// kept when it ends.
import type { ConsoleRole } from '../operators/console-roles.ts'

/** What is looked at, of the people's application. */
export interface Place {
  readonly kind: 'user' | 'recovery-request'
  readonly id: string
}

/** An operator's page. It is at one place at a time; several of one operator are one operator. */
export interface Tab {
  readonly operatorId: string
  /** What the page calls itself. */
  readonly name: string
}

export interface PresentOperator {
  readonly id: string
  readonly name: string
  readonly role: ConsoleRole
}

/** Of the console's application, whose users the operators are. */
export interface PresenceStore {
  /** Wherever the tab was before, it is there now. */
  note(tab: Tab, place: Place, at: Date): Promise<void>
  /** Who else was seen there after `since`, by name. */
  listOthers(place: Place, operatorId: string, since: Date, atMost: number): Promise<readonly PresentOperator[]>
  /** Who was seen anywhere after `since`; each once for a place. */
  listAll(since: Date, atMost: number): Promise<readonly (Place & { readonly operatorId: string })[]>
  /** Unless the tab is at another place by now. */
  remove(tab: Tab, place: Place): Promise<void>
  removeSeenBefore(at: Date): Promise<void>
}

/** Tabs say twice in this time that they are there, and once more may be lost. */
export const presentForMs = 75_000

export function presentSince(now: Date): Date {
  return new Date(now.getTime() - presentForMs)
}
