// A file is a page or two. The edges are hard; scripts/house/exceptions.mjs names the files that may pass theirs.
import { isTest } from './house-files.mjs'
import { nouns } from './zones.mjs'

const anyFile = { most: 400, what: 'a file' }

/** The first row that fits decides. */
const edges = [
  { most: 500, what: 'a test file', fits: isTest },
  { most: 500, what: 'a suite of a store', fits: inOneOf(['src/storage/conformance']) },
  { most: 200, what: 'a file of the kernel or a noun', fits: inOneOf(['src/kernel', ...nouns]) },
  { most: 300, what: 'a file of a face, a store or the wiring', fits: inOneOf(['src']) },
  { most: 200, what: 'a component', fits: (/** @type {string} */ path) => /^console\/src\/.*\.tsx$/.test(path) },
]

/**
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @param {Readonly<Record<string, string>>} exceptions path to reason
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkSizes(sources, exceptions) {
  const tooLong = sources.flatMap(({ path, text }) => {
    const { most, what } = edges.find(({ fits }) => fits(path)) ?? anyFile
    const lines = text.split('\n').length - 1
    return lines > most ? [{ path, most, what, lines }] : []
  })
  const breaches = tooLong
    .filter(({ path }) => exceptions[path] === undefined)
    .map(({ path, most, what, lines }) => ({
      file: path,
      line: most + 1,
      rule: 'size',
      sentence: `${lines} lines, and ${what} has at most ${most}: split it, or name the reason in scripts/house/exceptions.mjs`,
    }))
  return [...breaches, ...idleExceptions(exceptions, new Set(tooLong.map(({ path }) => path)))]
}

/**
 * @param {Readonly<Record<string, string>>} exceptions
 * @param {ReadonlySet<string>} needed
 */
function idleExceptions(exceptions, needed) {
  return Object.keys(exceptions)
    .filter((path) => !needed.has(path))
    .map((path) => ({
      file: 'scripts/house/exceptions.mjs',
      line: 1,
      rule: 'size',
      sentence: `${path} needs no exception any more: remove it from the list`,
    }))
}

/** @param {readonly string[]} folders */
function inOneOf(folders) {
  return (/** @type {string} */ path) => folders.some((folder) => path.startsWith(`${folder}/`))
}
