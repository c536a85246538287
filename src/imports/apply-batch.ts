// One batch, in one transaction: who is new is taken in, who is there is changed or refused, the report and the counts
// are written and the batch is dropped. A process killed at any moment leaves either all of it or nothing.
import type { AuditStore } from '../audit/audit-event.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { mergedMetadata, refuseBadMetadata } from '../users/metadata.ts'
import { notePoolMembers } from '../users/note-pool-members.ts'
import { withChosenChanges } from './chosen-changes.ts'
import { decide } from './decide.ts'
import { faultFromRefusal, type RefusedRecord } from './import-fault.ts'
import type { RunOptions } from './import-file.ts'
import type { ImportFileStore } from './import-file-store.ts'
import type { ImportStore, Match, MatchedUser, UserUpsert } from './import-store.ts'
import { type OfferedUser, refusedOffer, type UpsertChanges } from './offered-user.ts'
import { type SettleDeps, settleNewcomers } from './settle-newcomers.ts'
import { wouldChange } from './would-change.ts'

export interface ReadBatch {
  readonly sequence: number
  readonly offered: readonly OfferedUser[]
  readonly refused: readonly RefusedRecord[]
}

export interface ApplyDeps extends SettleDeps {
  readonly jobs: JobStore
  readonly imports: ImportStore
  readonly importFiles: ImportFileStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface ImportOrder {
  readonly jobId: string
  readonly actor: Actor
  readonly isUpsert: boolean
  /** Whose people they become, where pools are isolated. */
  readonly organizationId: string | null
  /** Of a file that was checked first: what else becomes of its people. */
  readonly options: RunOptions | null
}

/**
 * Answers how many were inserted. Call it in a transaction. Throws `user_exists` or `busy` when somebody was in the way:
 * nothing is done, try again.
 */
export async function applyBatch(deps: ApplyDeps, order: ImportOrder, batch: ReadBatch): Promise<number> {
  const { jobId, options } = order
  if (options !== null && !(await deps.importFiles.hold(jobId))) return 0
  if (!(await deps.imports.takeBatch(jobId, batch.sequence))) return 0
  const refused = [...batch.refused]
  const counts = { inserted: 0, updated: 0 }
  let skipped = 0
  for (const round of rounds(batch.offered)) {
    const outcome = await applyRound(deps, order, round)
    counts.inserted += outcome.inserted
    counts.updated += outcome.updated
    skipped += outcome.skipped
    refused.push(...outcome.refused)
  }
  await deps.imports.keepRefused(jobId, refused)
  if (skipped > 0) await deps.importFiles.addSkipped(jobId, skipped)
  await deps.jobs.count(jobId, { ...counts, failed: refused.length })
  return counts.inserted
}

/**
 * Records that share an identifier fall into different rounds, in their order, so that the file means the same however
 * it is cut into batches: the first one is taken in, the next one meets somebody who is there.
 */
function* rounds(offered: readonly OfferedUser[]): Iterable<readonly OfferedUser[]> {
  let waiting = offered
  while (waiting.length > 0) {
    const now: OfferedUser[] = []
    const later: OfferedUser[] = []
    const taken = new Set<string>()
    for (const offer of waiting) {
      const isFirst = !offer.identifiers.some((identifier) => taken.has(identifier))
      for (const identifier of offer.identifiers) taken.add(identifier)
      ;(isFirst ? now : later).push(offer)
    }
    yield now
    waiting = later
  }
}

interface RoundOutcome {
  readonly inserted: number
  readonly updated: number
  /** Left as they are, because that was asked for or nothing of them would change. */
  readonly skipped: number
  readonly refused: readonly RefusedRecord[]
}

async function applyRound(deps: ApplyDeps, order: ImportOrder, round: readonly OfferedUser[]): Promise<RoundOutcome> {
  const { actor, isUpsert, organizationId, options } = order
  const matches = Map.groupBy(await deps.imports.findMatches(round), ({ position }) => position)
  const newcomers: OfferedUser[] = []
  const known: KnownOffer[] = []
  const refused: RefusedRecord[] = []
  let skipped = 0
  for (const offer of round) {
    const decision = decide(offer, matches.get(offer.position) ?? noMatches, isUpsert)
    if (decision.kind === 'insert') newcomers.push(offer)
    else if (decision.kind === 'update')
      known.push({ offer: withChosenChanges(offer, options?.updateFields), userId: decision.userId })
    else if (options?.onConflict === 'skip' && decision.fault.code === 'DUPLICATED_USER') skipped += 1
    else refused.push(refusedOffer(offer, decision.fault))
  }
  if (newcomers.length > 0) {
    await deps.imports.insertUsers(newcomers)
    const ids = newcomers.map(({ user }) => user.id)
    await notePoolMembers(deps.audit, actor, organizationId, ids)
    if (options !== null) await settleNewcomers(deps, { ...order, options }, newcomers)
  }
  let updated = 0
  for (const part of withoutRepeats(known)) {
    const outcome = await applyUpserts(deps, part, refused, options !== null)
    updated += outcome.updated
    skipped += outcome.skipped
  }
  return { inserted: newcomers.length, updated, skipped, refused }
}

interface KnownOffer {
  readonly offer: OfferedUser
  readonly userId: string
}

const noMatches: readonly Match[] = []

/** Two records may mean the same person by different identifiers: each change then builds on the one before. */
function* withoutRepeats(known: readonly KnownOffer[]): Iterable<readonly KnownOffer[]> {
  let waiting = known
  while (waiting.length > 0) {
    const firsts = new Map<string, KnownOffer>()
    const repeats: KnownOffer[] = []
    for (const each of waiting) {
      if (firsts.has(each.userId)) repeats.push(each)
      else firsts.set(each.userId, each)
    }
    yield [...firsts.values()]
    waiting = repeats
  }
}

/** Answers how many were changed or left as they were; who cannot be changed is added to `refused`. */
async function applyUpserts(
  { imports, importFiles, clock }: ApplyDeps,
  known: readonly KnownOffer[],
  refused: RefusedRecord[],
  leavesUnchanged: boolean,
): Promise<{ readonly updated: number; readonly skipped: number }> {
  const ids = known.map(({ userId }) => userId)
  const matched = await imports.lockMatched(ids)
  const byId = new Map(matched.map((user) => [user.id, user]))
  const current = leavesUnchanged ? await importFiles.currentOf(ids) : null
  const upserts: UserUpsert[] = []
  let skipped = 0
  for (const { offer, userId } of known) {
    const user = byId.get(userId)
    if (user === undefined || user.connectionId !== offer.user.identity.connectionId) {
      refused.push(refusedOffer(offer, { code: 'CONFLICT', message: 'The user belongs to another connection' }))
      continue
    }
    const now = current?.get(userId)
    if (now !== undefined && !wouldChange(now, offer)) {
      skipped += 1
      continue
    }
    try {
      upserts.push({ matched: user, password: offer.password, changes: mergedChanges(user, offer.changes) })
    } catch (fault) {
      refused.push(refusedOffer(offer, faultFromRefusal(fault)))
    }
  }
  if (upserts.length > 0) await imports.updateUsers(upserts, clock.now())
  return { updated: upserts.length, skipped }
}

/** Metadata merges as it does on a change of one person (auth0.md 2.4). */
function mergedChanges(user: MatchedUser, changes: UpsertChanges): UpsertChanges {
  const { appMetadata, userMetadata } = changes
  const merged = {
    ...changes,
    ...(appMetadata === undefined ? {} : { appMetadata: mergedMetadata(user.appMetadata, appMetadata) }),
    ...(userMetadata === undefined ? {} : { userMetadata: mergedMetadata(user.userMetadata, userMetadata) }),
  }
  if (merged.appMetadata !== undefined) refuseBadMetadata('app_metadata', merged.appMetadata)
  if (merged.userMetadata !== undefined) refuseBadMetadata('user_metadata', merged.userMetadata)
  return merged
}
