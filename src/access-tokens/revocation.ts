// What ended of late: told to services that check tokens by themselves and cannot ask us each time (security.md 5.4).
// Storage notes it in the transaction of whatever ends; nobody has to remember to.

/** `grant`: a client and an API, with a space between them. `user`: what the person held at that time. */
export type RevocationKind = 'session' | 'family' | 'user' | 'client' | 'grant' | 'key'

export interface Revocation {
  readonly kind: RevocationKind
  readonly value: string
  /** By the clock of the database. */
  readonly at: Date
}

/** How far back the list goes. A token of a person that is older than this must not be taken on its word. */
export const reachSeconds = {
  /** A quarter of an hour, as tokens of people live, and a minute for clocks. */
  people: 960,
  /** No token lives longer than thirty days (auth0.md 5.7). */
  machines: 31 * 86_400,
} as const

export interface RevocationStore {
  /** Each once, with its latest time, and with every family that ended because its person moved on; at most so many. */
  recent(atMost: number): Promise<readonly Revocation[]>
  removeBefore(people: Date, machines: Date): Promise<void>
}
