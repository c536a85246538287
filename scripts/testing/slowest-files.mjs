// Which files took a run longest, so that one that has become slow is seen where it happens.
import { isAbsolute, relative } from 'node:path'
import { root } from '../bootstrap/root.mjs'

/** @typedef {{ name: string, startTime: number, endTime: number }} FileTimes in milliseconds */

/**
 * A line a file, the slowest first, and one for all files together: what workers spent, not what passed on the clock.
 * @param {{ testResults: readonly FileTimes[] }} report Vitest's
 */
export function slowestFiles({ testResults }, shown = 10) {
  const times = testResults.map(({ name, startTime, endTime }) => ({
    file: isAbsolute(name) ? relative(root, name) : name,
    ms: endTime - startTime,
  }))
  const all = times.reduce((sum, { ms }) => sum + ms, 0)
  return [
    ...times
      .toSorted((one, other) => other.ms - one.ms)
      .slice(0, shown)
      .map(({ file, ms }) => `${seconds(ms)}  ${file}`),
    `${seconds(all)}  all ${times.length} files`,
  ]
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`.padStart(9)
}
