// The table that the bench ends with.
import { type Goal, type GoalName, goals } from './goals.ts'

export interface Result {
  readonly work: string
  readonly unit: string
  readonly ours: number
  /** What it is measured against; null where the goal is an absolute one. */
  readonly floor: number | null
  readonly goal: GoalName | null
  /** Shown in brackets behind our figure. */
  readonly detail?: string
}

export interface Verdict extends Result {
  readonly ratio: number | null
  readonly wanted: string
  readonly verdict: 'ok' | 'MISS' | ''
}

export function judged(result: Result): Verdict {
  const ratio = result.floor === null || result.floor === 0 ? null : result.ours / result.floor
  const goal: Goal | null = result.goal === null ? null : goals[result.goal]
  if (goal === null) return { ...result, ratio, wanted: '', verdict: '' }
  const value = goal.of === 'ratio' ? ratio : result.ours
  const isMet = value === null || (value >= (goal.least ?? -Infinity) && value <= (goal.most ?? Infinity))
  return { ...result, ratio, wanted: wanted(goal, result.unit), verdict: value === null ? '' : isMet ? 'ok' : 'MISS' }
}

export function table(results: readonly Result[]): string {
  const rows = results
    .map(judged)
    .map(({ work, ours, unit, detail, floor, ratio, wanted, verdict }) => [
      work,
      `${shown(ours)} ${unit}${detail === undefined ? '' : ` (${detail})`}`,
      floor === null ? '' : `${shown(floor)} ${unit}`,
      ratio === null ? '' : ratio.toFixed(2),
      wanted,
      verdict,
    ])
  const lines = [['work', 'ours', 'floor', 'ratio', 'goal', ''], ...rows]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function wanted({ of, least, most }: Goal, unit: string): string {
  const bound = least === undefined ? `≤ ${most}` : `≥ ${least}`
  return of === 'ratio' ? bound : `${bound} ${unit}`
}

function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value.toPrecision(3)
}
