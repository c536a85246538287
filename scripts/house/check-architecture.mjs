// ARCHITECTURE.md shows the tree as it is: every folder has a line, and every line has a folder or a file.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const map = 'ARCHITECTURE.md'
const treeHeading = /^## The tree$/
/** Folders below these are shown one level deeper than the rest. */
const shownDeep = ['src', 'console']

/**
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkArchitecture(root, paths) {
  if (!existsSync(join(root, map))) return [breach(1, 'is missing')]
  const lines = readFileSync(join(root, map), 'utf8').split('\n')
  const heading = lines.findIndex((line) => treeHeading.test(line))
  if (heading === -1) return [breach(1, 'has no heading "## The tree" with the tree in a code block below it')]
  const shown = shownPaths(lines, heading)
  const folders = foldersToShow(paths)
  const listed = new Set(shown.map(({ path }) => path))
  return [
    ...shown
      .filter(({ path }) => !(path.endsWith('/') ? folders.all.has(path) : paths.includes(path)))
      .map(({ path, line }) => breach(line, `${path} is not in the tree`)),
    ...[...folders.due].filter((path) => !listed.has(path)).map((path) => breach(heading + 1, `${path} has no line`)),
  ]
}

/**
 * The first code block below the heading; two spaces a level, and the first word of a line is the name.
 * @param {readonly string[]} lines
 * @param {number} heading
 */
function shownPaths(lines, heading) {
  const start = lines.findIndex((line, place) => place > heading && line.startsWith('```'))
  const end = lines.findIndex((line, place) => place > start && line.startsWith('```'))
  /** @type {string[]} */
  const above = []
  return lines.slice(start + 1, end).flatMap((text, place) => {
    const [, indent = '', name] = /^( *)(\S+)/.exec(text) ?? []
    // A line that opens with a bracket or a dash is a remark on the lines below it.
    if (name === undefined || !/^[a-z]/.test(name)) return []
    above.length = indent.length / 2
    const path = above.join('') + name
    above.push(name)
    return [{ path, line: start + place + 2 }]
  })
}

/** @param {readonly string[]} paths */
function foldersToShow(paths) {
  const all = new Set(paths.flatMap(foldersOf))
  const due = [...all].filter((folder) => {
    const [top = '', ...below] = folder.slice(0, -1).split('/')
    return !top.startsWith('.') && below.length <= (shownDeep.includes(top) ? 2 : 1)
  })
  return { all, due: due.sort() }
}

/** @param {string} path */
function foldersOf(path) {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, depth) => `${parts.slice(0, depth + 1).join('/')}/`)
}

/**
 * @param {number} line
 * @param {string} sentence
 */
function breach(line, sentence) {
  return { file: map, line, rule: 'map', sentence }
}
