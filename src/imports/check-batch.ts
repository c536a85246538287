// One batch of a check, in one transaction: what would become of each record, and nothing of it happens.
import type { JobStore } from '../jobs/job-store.ts'
import type { ReadBatch } from './apply-batch.ts'
import { decide } from './decide.ts'
import type { ImportFault, RefusedRecord } from './import-fault.ts'
import type { CheckCounts } from './import-file.ts'
import type { ImportFileStore } from './import-file-store.ts'
import type { ImportStore, Match } from './import-store.ts'
import { type OfferedUser, refusedOffer } from './offered-user.ts'
import { wouldChange } from './would-change.ts'

export interface CheckBatchDeps {
  readonly jobs: JobStore
  readonly imports: ImportStore
  readonly importFiles: ImportFileStore
}

export async function checkBatch(deps: CheckBatchDeps, checkId: string, batch: ReadBatch): Promise<void> {
  const { jobs, imports, importFiles } = deps
  const counts = await importFiles.takeCheckStep(checkId, batch.sequence)
  if (counts === null) return
  const { fresh, repeated } = await withoutRepeats(importFiles, checkId, batch.offered)
  const verdict = await verdictOn(deps, fresh)
  const refused = [...batch.refused, ...verdict.refused, ...repeated]
  await imports.keepRefused(checkId, refused)
  const invalid = batch.refused.length + verdict.refused.length
  await importFiles.keepCounts(checkId, {
    creates: counts.creates + verdict.creates,
    changes: counts.changes + verdict.changes,
    unchanged: counts.unchanged + verdict.unchanged,
    invalid: counts.invalid + invalid,
    duplicates: counts.duplicates + repeated.length,
    reasons: withReasons(counts.reasons, refused),
  })
  const updated = verdict.changes + verdict.unchanged
  await jobs.count(checkId, { inserted: verdict.creates, updated, failed: refused.length })
}

/** The first record with an identifier stands for it; the others are told apart here, over the whole file. */
async function withoutRepeats(
  importFiles: ImportFileStore,
  checkId: string,
  offered: readonly OfferedUser[],
): Promise<{ readonly fresh: readonly OfferedUser[]; readonly repeated: readonly RefusedRecord[] }> {
  const identifiers = [...new Set(offered.flatMap((offer) => offer.identifiers))]
  const taken = new Set(await importFiles.noteSeen(checkId, identifiers))
  const fresh: OfferedUser[] = []
  const repeated: RefusedRecord[] = []
  for (const offer of offered) {
    if (offer.identifiers.some((identifier) => taken.has(identifier))) repeated.push(refusedOffer(offer, repeatFault))
    else fresh.push(offer)
    for (const identifier of offer.identifiers) taken.add(identifier)
  }
  return { fresh, repeated }
}

const repeatFault: ImportFault = {
  code: 'DUPLICATED_IN_FILE',
  message: 'An earlier record of this file is about the same person: this one meets them when it is imported',
}

interface Verdict extends Pick<CheckCounts, 'creates' | 'changes' | 'unchanged'> {
  readonly refused: readonly RefusedRecord[]
}

async function verdictOn({ imports, importFiles }: CheckBatchDeps, offered: readonly OfferedUser[]): Promise<Verdict> {
  const matches = Map.groupBy(await imports.findMatches(offered), ({ position }) => position)
  const refused: RefusedRecord[] = []
  const known: { readonly offer: OfferedUser; readonly userId: string }[] = []
  let creates = 0
  for (const offer of offered) {
    const decision = decide(offer, matches.get(offer.position) ?? noMatches, true)
    if (decision.kind === 'insert') creates += 1
    else if (decision.kind === 'update') known.push({ offer, userId: decision.userId })
    else refused.push(refusedOffer(offer, decision.fault))
  }
  const current = await importFiles.currentOf(known.map(({ userId }) => userId))
  let changes = 0
  for (const { offer, userId } of known) {
    const user = current.get(userId)
    if (user !== undefined && user.connectionId !== offer.user.identity.connectionId) {
      refused.push(refusedOffer(offer, { code: 'CONFLICT', message: 'The user belongs to another connection' }))
    } else if (user === undefined || wouldChange(user, offer)) changes += 1
  }
  const conflicts = refused.length
  const met = offered.length - creates - conflicts
  return { creates, changes, unchanged: met - changes, refused }
}

const noMatches: readonly Match[] = []

const reasonsAtMost = 50

/** By the first fault of each, its code and its field. */
function withReasons(
  before: Readonly<Record<string, number>>,
  refused: readonly RefusedRecord[],
): Readonly<Record<string, number>> {
  const reasons = new Map(Object.entries(before))
  for (const { faults } of refused) {
    const [{ code, path } = { code: 'NOT_PASSED' as const }] = faults
    const name = path === undefined ? code : `${code} ${path}`
    const reason = reasons.has(name) || reasons.size < reasonsAtMost ? name : 'NOT_PASSED'
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return Object.fromEntries(reasons)
}
