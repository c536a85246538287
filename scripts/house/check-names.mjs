// Names are kebab-case and say what is inside. A room called after nothing means that a noun is missing.
import { isCode } from './house-files.mjs'

const rooms = 'utils? helpers? common misc manager service impl base index'.split(' ').join('|')
const emptyName = new RegExp(`^(${rooms})$`)
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const fileEnding = /(\.test|\.config|\.d)?\.[a-z]+$/

/**
 * @param {readonly string[]} paths
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkNames(paths) {
  const held = paths.filter((path) => isCode(path) && path.includes('/'))
  const folders = new Set(held.flatMap(foldersOf))
  return [
    ...held.flatMap((path) => judge(path, path, lastPart(path).replace(fileEnding, ''))),
    ...[...folders].flatMap((folder) => judge(folder, `${folder}/`, lastPart(folder))),
    ...paths.filter((path) => path.startsWith('migrations/')).flatMap(judgeMigration),
  ]
}

/**
 * @param {string} file
 * @param {string} shown
 * @param {string} name
 */
function judge(file, shown, name) {
  if (emptyName.test(name)) return [breach(file, `${shown} says nothing: name the thing or the act inside`)]
  return kebab.test(name) ? [] : [breach(file, `${shown} is not kebab-case`)]
}

/** @param {string} path */
function judgeMigration(path) {
  const isNumbered = /^migrations\/\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/.test(path)
  return isNumbered ? [] : [breach(path, 'a migration is called NNNN-what-it-brings.sql')]
}

/** @param {string} path */
function foldersOf(path) {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'))
}

/** @param {string} path */
function lastPart(path) {
  return path.slice(path.lastIndexOf('/') + 1)
}

/**
 * @param {string} file
 * @param {string} sentence
 */
function breach(file, sentence) {
  return { file, line: 1, rule: 'name', sentence }
}
