// The files of a clone as the rules see them: everything but what .gitignore leaves out.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ path: string, text: string }} SourceFile */

const codeEnding = /\.(ts|tsx|mjs|js|cjs|jsx)$/

/**
 * Paths below the root, with slashes, in the order of the alphabet.
 * @param {string} root
 */
export function housePaths(root) {
  const isIgnored = ignoredFolders(root)
  /**
   * @param {string} below
   * @returns {string[]}
   */
  const pathsBelow = (below) =>
    readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) return isIgnored(path) ? [] : pathsBelow(path)
      return entry.isFile() ? [path] : []
    })
  return pathsBelow('').sort()
}

/**
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {SourceFile[]}
 */
export function readSources(root, paths) {
  return paths.filter(isCode).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** @param {string} path */
export function isCode(path) {
  return codeEnding.test(path)
}

/** @param {string} path */
export function isTest(path) {
  return /\.test\.(ts|tsx|mjs)$/.test(path)
}

/**
 * Only lines of the form `name/` and `path/to/name/` are understood; our .gitignore has no others for folders.
 * @param {string} root
 */
function ignoredFolders(root) {
  const file = join(root, '.gitignore')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const folders = lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1))
  /** @param {string} path */
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return name === '.git' || folders.includes(path) || folders.includes(name)
  }
}
