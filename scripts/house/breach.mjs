// One place where the house's rules are broken. Every rule answers a list of these, and an empty list when all is well.

/** @typedef {{ file: string, line: number, rule: string, sentence: string }} Breach */

/** @param {Breach} breach */
export function breachLine({ file, line, rule, sentence }) {
  return `${file}:${line}: ${rule}: ${sentence}`
}

/**
 * @param {Breach} a
 * @param {Breach} b
 */
export function byPlace(a, b) {
  return a.file.localeCompare(b.file) || a.line - b.line
}
