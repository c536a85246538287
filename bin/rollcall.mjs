#!/usr/bin/env node
// The `rollcall` command: finds a Node that runs TypeScript and hands everything over to src/cli/main.ts.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fittingNode } from '../runtime/node-path.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = fittingNode()

// npm writes this file last, so it is there only after a whole installation.
if (node && existsSync(join(root, 'node_modules', '.package-lock.json'))) run(node)
else {
  console.error(`Run npm start (or npm ci) once in ${root} first.`)
  process.exitCode = 1
}

/** @param {string} node */
function run(node) {
  const main = join(root, 'src', 'cli', 'main.ts')
  const child = spawn(node, ['--disable-proto=delete', main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    console.error(`${node} does not start: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    } else process.exitCode = code ?? 1
  })
}
