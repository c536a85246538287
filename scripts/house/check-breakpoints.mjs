// A class for a width of the page that there is no breakpoint for is no class: the stylesheet leaves it out in silence,
// and what was to be hidden stays.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const tokens = 'console/src/styles/tokens.css'

/**
 * @param {string} root
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkBreakpoints(root, sources) {
  if (!existsSync(join(root, tokens))) return []
  const known = new Set(
    [...readFileSync(join(root, tokens), 'utf8').matchAll(/--breakpoint-(\w+):/g)].map(([, name]) => name),
  )
  return sources
    .filter(({ path }) => path.startsWith('console/src/'))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, place) =>
        [...line.matchAll(/\bmax-(?!width|height)([a-z]+):/g)]
          .map(([, name]) => name)
          .filter((name) => !known.has(name))
          .map((name) => ({
            file: path,
            line: place + 1,
            rule: 'breakpoint',
            sentence: `${tokens} has no --breakpoint-${name}`,
          })),
      ),
    )
}
