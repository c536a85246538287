// What a file imports, read from its text: TypeScript 7 has no interface for programs, and biome keeps every import at
// the start of a line.
import { posix } from 'node:path'

/** @typedef {{ specifier: string, line: number, isType: boolean, isReexport: boolean, isLazy: boolean }} Import */

const declaration = /^(import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s+from\s+)?(['"])([^'"\n]+)\3/gm
const lazy = /\bimport\(\s*(['"])([^'"\n]+)\1/g
const worker = /\bnew URL\(\s*(['"])(\.[^'"\n]+\.(?:ts|mjs))\1,\s*import\.meta\.url/g

/**
 * @param {string} text
 * @returns {Import[]}
 */
export function importsOf(text) {
  const declared = [...text.matchAll(declaration)].map((match) => ({
    ...placed(text, match, match[4]),
    isType: match[2] !== undefined,
    isReexport: match[1] === 'export',
    isLazy: false,
  }))
  const later = [...text.matchAll(lazy), ...text.matchAll(worker)].map((match) => ({
    ...placed(text, match, match[2]),
    isType: false,
    isReexport: false,
    isLazy: true,
  }))
  return [...declared, ...later].sort((a, b) => a.line - b.line)
}

/**
 * The path an import leads to; null for a package.
 * @param {string} from
 * @param {string} specifier
 */
export function importedPath(from, specifier) {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null
}

/**
 * The package an import names; null for a file of ours.
 * @param {string} specifier
 */
export function importedPackage(specifier) {
  if (specifier.startsWith('.')) return null
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? null)
}

/**
 * @param {string} text
 * @param {RegExpMatchArray} match
 * @param {string | undefined} specifier
 */
function placed(text, match, specifier = '') {
  return { specifier, line: text.slice(0, match.index).split('\n').length }
}
