// A page that links to another page of ours links to one that is there.
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const link = /\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g

/**
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkLinks(root, paths) {
  return paths
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return [...text.matchAll(link)]
        .filter(([, target = '']) => !/^[a-z]+:/.test(target) && !isThere(paths, path, target))
        .map((match) => ({
          file: path,
          line: text.slice(0, match.index).split('\n').length,
          rule: 'link',
          sentence: `${match[1]} leads nowhere`,
        }))
    })
}

/**
 * @param {readonly string[]} paths
 * @param {string} from
 * @param {string} target
 */
function isThere(paths, from, target) {
  const path = posix.join(posix.dirname(from), target).replace(/\/$/, '')
  return paths.some((each) => each === path || each.startsWith(`${path}/`))
}
