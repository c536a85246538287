// Test files that spend their time on something besides work: a clock, a worker, a machine of others.

const signs = /\bsetTimeout\b|from '[^']*\/(eventually|mail-server|dns-server|test-provider|receiver)\.ts'/

/**
 * @param {string} text of a test file
 */
export function waits(text) {
  return signs.test(text)
}
