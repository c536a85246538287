// One run of Vitest in a process of its own, on a Node that executes TypeScript.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fittingNode } from '../../runtime/node-path.mjs'
import { root } from '../bootstrap/root.mjs'
import { memoryFolder } from './memory-folder.mjs'
import { slowestFiles } from './slowest-files.mjs'
import { tallyOf } from './tally.mjs'

/**
 * @param {string} name of the run, for its report
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export async function runVitest(name, args, env) {
  const node = fittingNode() ?? process.execPath
  const report = join(root, '.cache', 'tests', `${name}.json`)
  rmSync(report, { force: true })
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const inMemory = memoryFolder()
  const child = spawn(node, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    env: {
      ...env,
      PATH: programsFirst(dirname(node), env.PATH),
      ...(env.TMPDIR === undefined && inMemory !== null && { TMPDIR: inMemory }),
      // Hundreds of processes of the same source: compiled by the first, read by the others.
      NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
    },
    stdio: 'inherit',
  })
  const stop = () => child.kill('SIGTERM')
  process.on('SIGTERM', stop)
  const exitCode = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`Vitest does not start: ${error.message}`)
      resolve(null)
    })
    child.on('exit', resolve)
  })
  process.off('SIGTERM', stop)
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
  if (told !== null) console.log(`\nThe slowest files:\n${slowestFiles(told).join('\n')}`)
  return tallyOf(told, exitCode)
}

/**
 * Tests that start `node` or `rollcall` by name get those of the clone.
 * @param {string} nodeFolder
 * @param {string | undefined} path
 */
function programsFirst(nodeFolder, path = '') {
  return [join(root, 'node_modules', '.bin'), nodeFolder, path].join(delimiter)
}
