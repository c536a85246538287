// The Node that the machine itself has. It is not always the one that runs this: from the second `npm start` on that is
// the supplied one, through its link in node_modules/.bin, which npm puts first in PATH.
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { runtimeFolder } from '../../runtime/node-path.mjs'

/** @typedef {{ path: string, version: string }} MachineNode */

/** @returns {MachineNode | null} null when only the supplied Node is to be found */
export function machineNode() {
  if (!isSupplied(process.execPath)) return { path: process.execPath, version: process.version }
  for (const path of candidates()) {
    if (!existsSync(path) || isSupplied(path)) continue
    const { stdout, status } = spawnSync(path, ['-v'], { encoding: 'utf8' })
    if (status === 0) return { path, version: stdout.trim() }
  }
  return null
}

function candidates() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const inPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  return process.env.npm_node_execpath ? [process.env.npm_node_execpath, ...inPath] : inPath
}

/** @param {string} path */
function isSupplied(path) {
  return realpathSync(path).startsWith(realpathSync(runtimeFolder) + sep)
}
