// Which test files depend on the PostgreSQL they run on: those that reach test/support/test-server.ts, directly or
// through what they import: every store, every use case, and of the faces of management those that ask something of the
// database that these do not (repeated-faces.mjs). Journeys in a browser, the vendor's programs, the protocol's endpoints
// and faults go through the same stores and would tell nothing new about it. Nor would those that speak with a machine of
// others: what these ask of the database stands in the contracts of the stores.

import { root } from '../bootstrap/root.mjs'
import { housePaths, isTest, readSources } from '../house/house-files.mjs'
import { importedPath, importsOf } from '../house/imports.mjs'
import { repeatedFaces } from './repeated-faces.mjs'
import { waitsForMachines } from './waits.mjs'

const door = 'test/support/test-server.ts'
const beside = 'src/'
const stores = 'src/storage/'

/**
 * @param {readonly string[]} args what `npm test --` was given: file filters as Vitest understands them, and flags
 * @returns {{ files: string[], rest: string[] }}
 */
export function databaseBoundFiles(args, sources = readSources(root, housePaths(root))) {
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const reaches = reachingThe(door, texts)
  const tests = [...texts.keys()].filter(isTest)
  const filters = args.filter((arg) => !arg.startsWith('-') && tests.some((path) => path.includes(arg)))
  const isAsked = (/** @type {string} */ path) => filters.length === 0 || filters.some((text) => path.includes(text))
  return {
    files: tests.filter((path) => isRepeated(path, texts.get(path) ?? '') && isAsked(path) && reaches(path)),
    rest: args.filter((arg) => !filters.includes(arg)),
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
function isRepeated(path, text) {
  if (path.startsWith(stores) || repeatedFaces.includes(path)) return true
  return path.startsWith(beside) && !waitsForMachines(text)
}

/**
 * @param {string} target
 * @param {ReadonlyMap<string, string>} texts
 */
function reachingThe(target, texts) {
  /** @type {Map<string, boolean>} */
  const known = new Map([[target, true]])
  /** @param {string} path */
  const reaches = (path) => {
    const answer = known.get(path)
    if (answer !== undefined) return answer
    // While it is being looked at, so that a loop ends.
    known.set(path, false)
    const found = importsOf(texts.get(path) ?? '').some(({ specifier }) => {
      const next = importedPath(path, specifier)
      return next !== null && reaches(next)
    })
    known.set(path, found)
    return found
  }
  return reaches
}
