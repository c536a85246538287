// `npm install` leaves out an optional package that the registry does not have and says nothing; `npm ci` then fails on
// every other machine. So each package that a lockfile names must be in it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string>, peerDependencies?: Record<string, string>,
 *   peerDependenciesMeta?: Record<string, { optional?: boolean }>,
 * }} Locked
 */

const groups = /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies'])

/**
 * @param {string} root
 * @param {string} folder the one with package.json, below the root; '' is the root itself
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkLockfile(root, folder) {
  const file = folder === '' ? 'package-lock.json' : `${folder}/package-lock.json`
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  if (!existsSync(join(root, file))) return [{ file, line: 1, rule: 'lockfile', sentence: 'is missing: npm install' }]
  const text = readFileSync(join(root, file), 'utf8')
  /** @type {Record<string, Locked>} */
  const packages = JSON.parse(text).packages
  const missing = Object.entries(packages).flatMap(([path, locked]) =>
    requiredBy(locked, path === '')
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => ({
        file,
        line: lineOf(text, path),
        rule: 'lockfile',
        sentence: `${path || 'package.json'} needs ${name}, which is not in the lockfile: choose a version the registry has whole`,
      })),
  )
  return [...missing, ...differences(manifest, packages[''] ?? {}, file)]
}

/**
 * @param {Locked} locked
 * @param {boolean} isRoot
 */
function requiredBy(locked, isRoot) {
  const peers = Object.keys(locked.peerDependencies ?? {}).filter(
    (name) => !locked.peerDependenciesMeta?.[name]?.optional,
  )
  const held = groups.filter((group) => isRoot || group !== 'devDependencies')
  return [...held.flatMap((group) => Object.keys(locked[group] ?? {})), ...peers]
}

/**
 * Node looks beside the package first, then one folder up at a time.
 * @param {Record<string, Locked>} packages
 * @param {string} path
 * @param {string} name
 */
function isLocked(packages, path, name) {
  for (let place = path; ; place = place.slice(0, Math.max(place.lastIndexOf('node_modules/') - 1, 0))) {
    if (packages[place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`]) return true
    if (place === '') return false
  }
}

/**
 * @param {Locked} manifest
 * @param {Locked} locked
 * @param {string} file
 */
function differences(manifest, locked, file) {
  return groups
    .filter((group) => JSON.stringify(sorted(manifest[group])) !== JSON.stringify(sorted(locked[group])))
    .map((group) => ({
      file,
      line: 1,
      rule: 'lockfile',
      sentence: `${group} differ from package.json: run npm install`,
    }))
}

/** @param {Record<string, string>} list */
function sorted(list = {}) {
  return Object.entries(list).sort()
}

/**
 * @param {string} text
 * @param {string} path
 */
function lineOf(text, path) {
  return text.slice(0, Math.max(text.indexOf(`\n    ${JSON.stringify(path)}: {`) + 1, 0)).split('\n').length
}
