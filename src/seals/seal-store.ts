// Seals: the audit as a log that shows when it was tampered with (security.md 5.8, 5.9). What the file of such a log
// looks like, and how it is verified, is src/sealed-log's.
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Json } from '../kernel/json.ts'
import type { ByField, Covers } from '../sealed-log/leaf.ts'
import type { Position, TreeNode } from '../sealed-log/merkle-tree.ts'

/** The key of a log, made once. */
export interface SealKey {
  /** What checkpoints call the log. */
  readonly origin: string
  /** The 32 bytes of an Ed25519 key. */
  readonly publicKey: Buffer
  /** PKCS #8, sealed. */
  readonly sealedPrivateKey: Buffer
  readonly createdAt: Date
}

/** An event with all that a leaf is made of. */
export interface LoggedEvent {
  readonly event: AuditEvent
  readonly nodeAt: Date | null
  readonly logTypes: readonly string[]
  readonly request: Json
  readonly covers: Covers | null
}

export interface UnsealedEvent extends LoggedEvent {
  readonly sealedAt: Date
}

export interface Seal {
  readonly sequence: number
  readonly eventId: number
  readonly sealedAt: Date
  readonly commitments: ByField<string>
  readonly salts: ByField<string>
  readonly leafHash: Buffer
  readonly signature: Buffer
}

/** Of a log that is read: the event is gone where its time was over, or where somebody took it. */
export interface SealedEvent extends Omit<Seal, 'eventId'> {
  readonly logged: LoggedEvent | null
}

export interface StoredCheckpoint {
  readonly size: number
  readonly root: Buffer
  readonly note: string
  readonly at: Date
}

/** How far the log was verified without anybody asking. */
export interface LogWalk {
  /** The last number of the newest stretch; the next one begins behind it, or at the start again. */
  readonly until: number
  readonly at: Date | null
  /** When a walk came to the end of the log last. */
  readonly wholeAt: Date | null
}

/** An event of a person, as an erasure looks at it. */
export interface PersonalEvent {
  readonly eventId: number
  /** Null while it waits: what goes now was never sealed. */
  readonly sequence: number | null
  readonly event: AuditEvent
  readonly hasRequestQuery: boolean
  /** What is still there. */
  readonly fields: readonly string[]
  readonly isFromProgram: boolean
}

export interface ErasedFields {
  readonly eventIds: readonly number[]
  readonly sequences: readonly number[]
  readonly fields: readonly string[]
}

export interface SealStore {
  key(): Promise<SealKey | null>
  insertKey(key: SealKey): Promise<void>
  /** True when nobody else seals or retains until the transaction ends. `true` waits for that. */
  hold(waits: boolean): Promise<boolean>
  /** Whether events wait for their number that have committed. */
  isQueued(): Promise<boolean>
  /** How many events are sealed. */
  size(): Promise<number>
  /** Call it at the start: what is queued may come from another server. */
  startOver(): Promise<void>
  /**
   * Takes events that have no number yet out of the queue, in order. Fewer than asked for is all that had committed. Call
   * it while `hold` holds, in a transaction that has changed nothing before.
   */
  take(atMost: number): Promise<readonly UnsealedEvent[]>
  /** Throws when one of the numbers is taken. */
  append(seals: readonly Seal[], nodes: readonly TreeNode[]): Promise<void>
  /** In the order of the positions; throws `TreeGap` when one is missing. */
  hashes(positions: readonly Position[]): Promise<Buffer[]>
  /** The newest, or the one of a size. */
  checkpoint(size?: number): Promise<StoredCheckpoint | null>
  /** Newest first, below a size where one is named. */
  listCheckpoints(below: number | null, limit: number): Promise<readonly StoredCheckpoint[]>
  insertCheckpoint(checkpoint: StoredCheckpoint): Promise<void>
  /** Of those before a time the first of each hour stays, and the newest of all. */
  thinCheckpoints(before: Date): Promise<void>
  /** Events that were never sealed and have waited for longer than ten seconds; and how many wait altogether. */
  waiting(): Promise<{ readonly count: number; readonly late: number }>
  /** From one number to another, both with it. */
  read(from: number, to: number): Promise<readonly SealedEvent[]>
  /** Of events above an id that wait for their number: what they say was taken. */
  waitingCovers(after: number): Promise<readonly Covers[]>
  /** What events after a number, and those that wait for theirs, say was taken. */
  coverings(after: number): Promise<readonly { readonly sequence: number; readonly covers: Covers }[]>
  /** The number of an event; null while it waits, or where it was never sealed. */
  sequenceOf(eventId: number): Promise<number | null>
  /** The numbers of the first and the last event of a span of time. */
  sequencesIn(since: Date | null, until: Date | null): Promise<{ readonly from: number; readonly to: number } | null>
  /** The last number whose content age took. */
  retainedUntil(): Promise<number>
  walk(): Promise<LogWalk>
  noteWalk(walk: LogWalk): Promise<void>
  /** The whole log up to a number, in order, from one snapshot. */
  stream(to: number): AsyncIterable<readonly SealedEvent[]>
  /** Ids of events above this one that have no seal and wait for none: they were put there by others. */
  strays(after: number): Promise<readonly number[]>
  /**
   * Events about one of these, or by them, and those that were about a search for one of the names: the next some after
   * an id, in order, until none is left. Those that wait for their number do so until the transaction ends.
   */
  ofPeople(ids: readonly string[], names: readonly string[], after: number): Promise<readonly PersonalEvent[]>
  /** Takes values and salts; an id that is among the fields becomes the tombstone, and none is where there is none. */
  erase(tombstone: string | null, erased: readonly ErasedFields[]): Promise<void>
  /** The last number whose event, and every one before it, is older than this; 0 when nothing is left to take. */
  lastBefore(time: Date): Promise<number>
  /** Takes the content of every event up to this number. */
  retain(until: number): Promise<void>
}

/** The log lacks a hash that it once had: somebody took it out. */
export class TreeGap extends Error {
  override readonly name = 'TreeGap'
}
