// The leaf of an event: what names nobody stands in it as it is; of every other value only a commitment, so that the
// value and its salt can go and the leaf stays (security.md 5.8, 5.9).
import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** What is in the leaf as it is. Times are ISO 8601 in UTC. */
export interface ClearFields {
  readonly sequence: number
  /** The database's time. */
  readonly at: string
  /** The time of the process that wrote it; null for what is older than this field. */
  readonly nodeAt: string | null
  readonly sealedAt: string
  readonly type: string
  readonly actorKind: string
  readonly subjectKind: string | null
  readonly logTypes: readonly string[]
  readonly covers: Covers | null
}

/** Whose values were taken, and which: `*` is the whole event. */
export interface CoveredFields {
  readonly fields: readonly string[]
  /** First and last number of each run, ascending. */
  readonly ranges: readonly (readonly [number, number])[]
}

/** Signed by the log's key: whoever can only write to the database cannot excuse what they took. */
export interface Covers {
  readonly groups: readonly CoveredFields[]
  readonly tombstone: string
  readonly signature: string
}

export type ByField<Value> = Readonly<Record<string, Value>>

/** Salt and answer are base64url. */
export function commitmentTo(salt: string, value: unknown): string {
  return createHash('sha256').update(Buffer.from(salt, 'base64url')).update(canonicalJson(value)).digest('base64url')
}

/** `log` is the origin of its checkpoints. The byte in front tells leaves from nodes (RFC 9162 §2.1.1). */
export function leafHash(log: string, clear: ClearFields, commitments: ByField<string>): Buffer {
  const { sequence, at, nodeAt, sealedAt, type, actorKind, subjectKind, logTypes, covers } = clear
  const leaf = { log, sequence, at, nodeAt, sealedAt, type, actorKind, subjectKind, logTypes, covers, commitments }
  return createHash('sha256').update('\0').update(canonicalJson(leaf)).digest()
}

/** What is signed of each leaf: where a root does not come out, this tells which leaf is not ours. */
export function leafStatement(log: string, sequence: number, hash: Buffer): Buffer {
  return Buffer.from(`rollcall audit leaf\n${log}\n${sequence}\n${hash.toString('base64')}\n`)
}

export function coversStatement(log: string, { groups, tombstone }: Omit<Covers, 'signature'>): Buffer {
  return Buffer.from(`rollcall audit covers\n${log}\n${canonicalJson({ groups, tombstone })}\n`)
}
