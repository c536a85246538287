// The head of the log in a file outside: after each round one more, which nothing takes away. It may lie where whoever
// owns the database and the data folder cannot rewrite it.
import type { CheckpointWitness } from './checkpoint-witness.ts'
import { type LogKeyDeps, openLogKey } from './log-key.ts'
import { longestKept, type OpenedKey, rolledBack, rolledBackBefore } from './rolled-back.ts'
import type { SealStore } from './seal-store.ts'

export interface KeptCheckpoints {
  /** Where every checkpoint is kept, beside the database. */
  readonly witness: CheckpointWitness | null
  /** Where heads are only added to, outside. Null where no file is named. */
  readonly anchor: CheckpointWitness | null
}

/** `empty`: nothing was anchored yet. `unreadable`: it says nothing, for or against. */
export const anchorStates = ['fits', 'differs', 'empty', 'unreadable'] as const

export interface AnchorStanding {
  readonly state: (typeof anchorStates)[number]
  /** How many events the longest anchor stands for, and when it was written. */
  readonly size: number | null
  readonly at: Date | null
}

export interface AnchorFinding {
  readonly standing: AnchorStanding
  /** A sentence where the log is not the one that was anchored. */
  readonly fault: string | null
}

/** Null where no file is named. */
export async function anchorFinding(
  seals: SealStore,
  anchor: CheckpointWitness | null,
  key: OpenedKey,
): Promise<AnchorFinding | null> {
  if (anchor === null) return null
  // Whoever reads the finding is told; why it is so is logged when the next head cannot be added.
  const kept = await longestKept(anchor, key).catch(() => 'unreadable' as const)
  if (kept === 'unreadable') return { standing: { state: 'unreadable', ...nowhere }, fault: null }
  if (kept === null) return { standing: { state: 'empty', ...nowhere }, fault: null }
  const fault = await rolledBackBefore(seals, kept)
  return { standing: { state: fault === null ? 'fits' : 'differs', size: kept.size, at: kept.keptAt }, fault }
}

/** A sentence where the log is not the one that checkpoints were kept of, whichever of them. */
export async function otherThanKept(
  seals: SealStore,
  { witness, anchor }: KeptCheckpoints,
  key: OpenedKey,
): Promise<string | null> {
  return (await rolledBack(seals, witness, key)) ?? (await anchorFinding(seals, anchor, key))?.fault ?? null
}

const nowhere = { size: null, at: null }

/** Adds the newest checkpoint: of a log that grew, and that still fits what was anchored before. */
export async function anchorHead(deps: LogKeyDeps & Pick<KeptCheckpoints, 'anchor'>): Promise<void> {
  const { seals, anchor } = deps
  if (anchor === null) return
  const key = await openLogKey(deps)
  const kept = await longestKept(anchor, key)
  const checkpoint = await seals.checkpoint()
  if (checkpoint === null || checkpoint.size <= (kept?.size ?? 0)) return
  if ((await rolledBackBefore(seals, kept)) === null) await anchor.keep(checkpoint.note)
}
