// Builds the console with Vite when its sources or the dependencies have changed since the last build.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.mjs'
import { root } from './root.mjs'
import { holdTurnFor } from './take-turn.mjs'

const folder = join(root, 'console')
const stamp = join(folder, 'dist', '.built-from')
const notSources = ['dist', 'parts.json', 'node_modules']

export function isConsoleBuilt() {
  if (!existsSync(join(folder, 'vite.config.ts'))) return true
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** @param {string} node */
export async function buildConsole(node) {
  console.log('Building the console.')
  const builtFrom = fingerprint()
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { NODE_ENV: _, ...env } = process.env
  const args = [vite, 'build', '--config', 'console/vite.config.ts', '--logLevel', 'error']
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (child.pid) holdTurnFor(child.pid)
  const isDone = await new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
  if (!isDone) throw new Refusal('The console cannot be built; Vite says why above.')
  writeFileSync(stamp, builtFrom)
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const path of sourcesBelow('').sort()) hash.update(`\0${path}\0`).update(readFileSync(join(folder, path)))
  return hash.digest('hex')
}

/**
 * @param {string} below
 * @returns {string[]}
 */
function sourcesBelow(below) {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter((entry) => below !== '' || !notSources.includes(entry.name))
    .flatMap((entry) => {
      const path = join(below, entry.name)
      return entry.isDirectory() ? sourcesBelow(path) : entry.isFile() ? [path] : []
    })
}
