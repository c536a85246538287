// A thing is imported by its name from the file that defines it: no default exports, no barrels.
import { importsOf } from './imports.mjs'

/** Tools that load a file by its path ask for a default export. */
const askedFor = /(^|\/)[a-z-]+\.config\.ts$|^test\/support\/global-setup\.ts$/

/**
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkExports(sources) {
  return sources.flatMap(({ path, text }) => [...defaults(path, text), ...reexports(path, text)])
}

/**
 * @param {string} path
 * @param {string} text
 */
function defaults(path, text) {
  if (askedFor.test(path)) return []
  return text.split('\n').flatMap((line, place) => {
    if (!/^export default\b|^export \{[^}]*\bas default\b/.test(line)) return []
    const sentence = 'a default export has no name of its own: export by name'
    return [{ file: path, line: place + 1, rule: 'export', sentence }]
  })
}

/**
 * @param {string} path
 * @param {string} text
 */
function reexports(path, text) {
  return importsOf(text)
    .filter(({ isReexport }) => isReexport)
    .map(({ specifier, line }) => ({
      file: path,
      line,
      rule: 'export',
      sentence: `passes ${specifier} on: import from the file that defines the thing`,
    }))
}
