// Test files that spend their time on something besides work: a clock, a worker, a machine of others.

const machines = /from '[^']*\/(mail-server|dns-server|test-provider|receiver)\.ts'/
const clocks = /\bsetTimeout\b|from '[^']*\/eventually\.ts'/

/**
 * @param {string} text of a test file
 */
export function waitsForMachines(text) {
  return machines.test(text)
}

/**
 * @param {string} text of a test file
 */
export function waits(text) {
  return clocks.test(text) || machines.test(text)
}
