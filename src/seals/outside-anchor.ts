// The head of the log in a file outside: after each round one more, which nothing takes away. It may lie where whoever
// owns the database and the data folder cannot rewrite it.
import type { AuditEvent, AuditStore } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { type Heads, readHeads, type VerifiedHeads } from '../sealed-log/read-heads.ts'
import { readCheckpoints } from '../sealed-log/signed-note.ts'
import type { CheckpointAnchor, CheckpointWitness } from './checkpoint-witness.ts'
import { type LogKeyDeps, openLogKey } from './log-key.ts'
import { type OpenedKey, rolledBack, rolledBackBefore } from './rolled-back.ts'
import type { SealStore } from './seal-store.ts'
import { noteKeyOf } from './sealed-event-faults.ts'

export interface KeptCheckpoints {
  /** Where every checkpoint is kept, beside the database. */
  readonly witness: CheckpointWitness | null
  /** Where heads are only added to, outside. Null where no file is named. */
  readonly anchor: CheckpointAnchor | null
}

/**
 * `empty`: no head of a log of this name is there. `lost`: nor is one, and the log knows that it was anchored.
 * `unreadable`: it says nothing, for or against.
 */
export const anchorStates = ['fits', 'differs', 'empty', 'lost', 'unreadable'] as const

export interface AnchorStanding {
  readonly state: (typeof anchorStates)[number]
  /**
   * How many events the longest anchor stands for, or the one that the key has not signed, and when it was written. Of one
   * that is lost: the first of the file that was begun last.
   */
  readonly size: number | null
  readonly at: Date | null
}

export interface AnchorFinding {
  readonly standing: AnchorStanding
  /** A sentence where the log is not the one that was anchored. */
  readonly fault: string | null
}

interface AnchorHeadDeps extends LogKeyDeps, Pick<KeptCheckpoints, 'anchor'> {
  readonly auditSearch: SearchedEvents
  readonly change: Change<{ readonly audit: Pick<AuditStore, 'record'> }>
}

/** Null where no file is named. */
export async function anchorFinding(
  seals: SealStore,
  anchor: CheckpointAnchor | null,
  key: OpenedKey,
  verified: VerifiedHeads,
): Promise<AnchorFinding | null> {
  if (anchor === null) return null
  // Whoever reads the finding is told; why it is so is logged when the next head cannot be added.
  const heads = await headsIn(anchor, key, verified).catch(() => 'unreadable' as const)
  if (heads === 'unreadable') return { standing: { state: 'unreadable', ...nowhere }, fault: null }
  const { signed, unsigned } = heads
  const before = await rolledBackBefore(seals, signed)
  const told = before === null ? (unsigned ?? signed) : signed
  if (told === null) return { standing: { state: 'empty', ...nowhere }, fault: null }
  const fault = before ?? notSigned(unsigned)
  return { standing: { state: fault === null ? 'fits' : 'differs', size: told.size, at: told.keptAt }, fault }
}

/** A sentence where the log is not the one that checkpoints were kept of, whichever of them. */
export async function otherThanKept(
  seals: SealStore,
  { witness, anchor }: KeptCheckpoints,
  key: OpenedKey,
  verified: VerifiedHeads,
): Promise<string | null> {
  const fault = await rolledBack(seals, witness, key)
  return fault ?? (await anchorFinding(seals, anchor, key, verified))?.fault ?? null
}

const nowhere = { size: null, at: null }

/** As it was found: a file without a head of a log that was anchored before has lost it, or is another one. */
export async function knowingLoss(
  auditSearch: SearchedEvents,
  standing: AnchorStanding | null,
): Promise<AnchorStanding | null> {
  if (standing?.state !== 'empty') return standing
  const begun = await newestBeginning(auditSearch)
  return begun === null ? standing : { state: 'lost', size: Number(begun.details.size), at: begun.at }
}

type SearchedEvents = Pick<AuditSearchStore, 'search'>

async function newestBeginning(auditSearch: SearchedEvents): Promise<AuditEvent | null> {
  const newest = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  return (await auditSearch.search({ types: ['audit.anchor_begun'] }, newest)).items[0] ?? null
}

/**
 * Adds the newest checkpoint: of a log that grew, and that still fits what was anchored before. Of that each signature was
 * looked at in the round before. The first of a file is recorded: what the log itself holds, nobody takes away with the
 * file. Recorded first, so that whatever happens in between leaves a log that expects a head, never a head that is not
 * missed when it goes.
 */
export async function anchorHead(deps: AnchorHeadDeps): Promise<void> {
  const { seals, anchor, auditSearch, change } = deps
  if (anchor === null) return
  const key = await openLogKey(deps)
  const { signed, unsigned } = await headsIn(anchor, key, 'longest')
  const checkpoint = await seals.checkpoint()
  if (checkpoint === null || checkpoint.size <= (signed?.size ?? 0)) return
  if (((await rolledBackBefore(seals, signed)) ?? notSigned(unsigned)) !== null) return
  // What is there once stays: nothing of the database gets there that its key has not signed.
  const [head, ...more] = readCheckpoints(checkpoint.note, noteKeyOf(key))
  if (head?.isSigned !== true || more.length > 0) return
  if (signed === null || (await newestBeginning(auditSearch)) === null) {
    // Where nothing can be added, nothing has begun: each round would record it anew.
    await anchor.probe()
    const { size } = signed ?? checkpoint
    await change(({ audit }) => audit.record(systemActor, 'audit.anchor_begun', null, { size }))
  }
  await anchor.keep(checkpoint.note)
}

function headsIn(anchor: CheckpointAnchor, key: OpenedKey, verified: VerifiedHeads): Promise<Heads> {
  return readHeads(() => anchor.read(), noteKeyOf(key), verified)
}

/** The log may be another one that took the name, with a key of its own. */
function notSigned(unsigned: Heads['unsigned']): string | null {
  if (unsigned === null) return null
  return `The anchor file holds a checkpoint of ${unsigned.size} events of this log, and its key has not signed it: the key is another one now, or somebody else wrote it there.`
}
