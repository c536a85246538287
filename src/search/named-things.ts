// The search over everything: whose a given id is, and what is called by given words. Each answer is short, whatever
// there is.

export interface NamedThing {
  readonly id: string
  readonly name: string
  /** What tells it from others of the same name. */
  readonly detail: string | null
}

/** What an id that belongs to somebody is the id of. */
export type OwnedKind = 'session' | 'refresh-token' | 'identity'

export interface Owner {
  readonly userId: string
  readonly kind: OwnedKind
}

export const thingKinds = ['organization', 'role', 'client'] as const
export type ThingKind = (typeof thingKinds)[number]

export interface NamedThingStore {
  /** Whose session, refresh token or identity has exactly this id, live or not. */
  owners(id: string, atMost: number): Promise<readonly Owner[]>
  /** By id, or by a part of the name in any letter case; of one or two letters by its beginning. Exact ones first. */
  find(kind: ThingKind, words: string, atMost: number): Promise<readonly NamedThing[]>
}
