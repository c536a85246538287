import type { GoalName } from '../goals.ts'
import { percentile } from '../statistics.ts'
import type { Result } from '../table.ts'

/** What three of four people wait for at most. */
export function screenResult(work: string, goal: GoalName, timesMs: readonly number[]): Result {
  const at = (share: number) => percentile(timesMs, share)
  const detail = `p50 ${at(0.5).toFixed(0)}, p95 ${at(0.95).toFixed(0)}`
  return { work: `screen: ${work}`, unit: 'ms', ours: at(0.75), floor: null, goal, detail }
}
