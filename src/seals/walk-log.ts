// The log verified without anybody asking: some of it every hour, so that all of it is within a day, and from the start
// again. What is found broken is recorded and alerts; that all is well is noted and no event, and the head goes
// to the anchor outside.
import type { Clock } from '../kernel/clock.ts'
import { pause } from '../kernel/pause.ts'
import type { LogIntegrityDeps } from './log-integrity.ts'
import { anchorHead } from './outside-anchor.ts'
import { type RecordVerificationDeps, recordFinding } from './record-verification.ts'
import type { SealStore } from './seal-store.ts'
import { verifyLogRange } from './verify-log-range.ts'

interface Changing extends RecordVerificationDeps {
  readonly seals: Pick<SealStore, 'hold' | 'noteWalk'>
}

export interface WalkLogDeps extends LogIntegrityDeps {
  readonly clock: Clock
  readonly change: <Result>(work: (deps: Changing) => Promise<Result>) => Promise<Result>
}

export const walkEveryMinutes = 60
const walksForAll = 24
const fewestAtOnce = 5_000
const mostAtOnce = 200_000
/** After so many events as are read at once the processor belongs to others. */
const breathMs = 50

export async function walkLog(deps: WalkLogDeps, stop: AbortSignal): Promise<void> {
  const { seals, change, clock } = deps
  const before = await seals.walk()
  const size = await seals.size()
  if (size === 0) return
  const from = before.until >= size ? 1 : before.until + 1
  const length = Math.min(mostAtOnce, Math.max(fewestAtOnce, Math.ceil(size / walksForAll)))
  const to = Math.min(size, from + length - 1)
  const report = await verifyLogRange(deps, { from, to }, () => pause(breathMs, stop), stop)
  const isAtEnd = to === size
  // Of the whole log at once it is looked at there.
  const inserted = isAtEnd && from > 1 && !stop.aborted ? await seals.strays(0) : []
  if (stop.aborted) return
  const at = clock.now()
  await change(async (changing) => {
    await recordFinding(changing, report)
    if (inserted.length > 0) {
      await recordFinding(changing, { ...report, state: 'broken', brokenEvents: [], faultCount: inserted.length })
    }
    await changing.seals.noteWalk({ until: to, at, wholeAt: isAtEnd ? at : before.wholeAt })
  })
  if (report.state !== 'intact' || inserted.length > 0) return
  await anchorHead(deps)
}
