// Programs in node_modules/.bin, where `npm run` and `npx` look first.
import { mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './root.mjs'

const folder = join(root, 'node_modules', '.bin')
const isWindows = process.platform === 'win32'

/**
 * @param {string} name
 * @param {string | null} target
 */
export function isLinked(name, target) {
  if (target === null) return false
  try {
    const made = isWindows ? readFileSync(fileOf(name), 'utf8') : readlinkSync(fileOf(name))
    return made === contentFor(target)
  } catch (error) {
    // EINVAL: a program of that name, but not a link.
    if (error.code === 'ENOENT' || error.code === 'EINVAL') return false
    throw error
  }
}

/**
 * @param {string} name
 * @param {string} target
 */
export function link(name, target) {
  if (isLinked(name, target)) return
  mkdirSync(folder, { recursive: true })
  // Made aside and renamed, so that nobody ever meets a program that is missing.
  const made = `${fileOf(name)}.${process.pid}`
  if (isWindows) writeFileSync(made, contentFor(target))
  else symlinkSync(contentFor(target), made)
  renameSync(made, fileOf(name))
}

/**
 * @param {string} name
 * @param {string | null} target
 */
export function unlink(name, target) {
  if (isLinked(name, target)) rmSync(fileOf(name))
}

/** @param {string} name */
function fileOf(name) {
  return join(folder, isWindows ? `${name}.cmd` : name)
}

/** @param {string} target */
function contentFor(target) {
  if (!isWindows) return relative(folder, target)
  return target.endsWith('.exe') ? `@"${target}" %*\r\n` : `@node "${target}" %*\r\n`
}
