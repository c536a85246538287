// Makes a clone ready before each npm script: dependencies, a Node that runs TypeScript, the `rollcall` command and,
// with --console, the built console. Plain JavaScript for Node 20.19 on, and without dependencies, because it is the
// first thing that runs. Says one line for each thing it does, and nothing when nothing is to be done.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fittingNode, isRecent, oldestMajor, runtimeFolder, suppliedNode } from '../runtime/node-path.mjs'
import { buildConsole, isConsoleBuilt } from './bootstrap/build-console.mjs'
import { install, isInstalled } from './bootstrap/install.mjs'
import { machineNode } from './bootstrap/machine-node.mjs'
import { isLinked, link, unlink } from './bootstrap/program-links.mjs'
import { Refusal } from './bootstrap/refusal.mjs'
import { root } from './bootstrap/root.mjs'
import { takeTurn } from './bootstrap/take-turn.mjs'

const rollcallCommand = join(root, 'bin', 'rollcall.mjs')

try {
  await bootstrap(process.argv.includes('--console'))
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}

/** @param {boolean} withConsole */
async function bootstrap(withConsole) {
  const machine = machineNode()
  const supplied = machine !== null && isRecent(machine.version) ? null : suppliedNode()
  if (machine && !isRecent(machine.version) && !supplied) {
    throw new Refusal(`Rollcall needs Node ${oldestMajor} or newer; this is ${machine.version}. Install a newer one.`)
  }
  const isReady = () =>
    isInstalled(root) &&
    isNodeReady(supplied) &&
    isLinked('rollcall', rollcallCommand) &&
    (!withConsole || isConsoleBuilt())

  if (!isReady()) {
    const endTurn = await takeTurn()
    try {
      await makeReady(supplied, machine, withConsole)
    } finally {
      endTurn()
    }
  }
  if (supplied) checkThatItRuns(supplied)
}

/** @param {string | null} supplied */
function isNodeReady(supplied) {
  return supplied ? isInstalled(runtimeFolder) && isLinked('node', supplied) : !isLinked('node', suppliedNode())
}

/**
 * @param {string | null} supplied
 * @param {import('./bootstrap/machine-node.mjs').MachineNode | null} machine
 * @param {boolean} withConsole
 */
async function makeReady(supplied, machine, withConsole) {
  const installations = []
  if (!isInstalled(root)) {
    installations.push(install(root, machine, 'Installing the dependencies; the first time this takes a minute.'))
  }
  if (supplied && !isInstalled(runtimeFolder)) {
    installations.push(install(runtimeFolder, machine, `Fetching Node ${oldestMajor}, as this is ${machine?.version}.`))
  }
  await Promise.all(installations)

  if (supplied) link('node', supplied)
  else unlink('node', suppliedNode())
  link('rollcall', rollcallCommand)
  if (withConsole && !isConsoleBuilt()) await buildConsole(fittingNode() ?? process.execPath)
}

/** @param {string} supplied */
function checkThatItRuns(supplied) {
  // `npm run` finds the link first, so from the second time on this script itself is the proof.
  if (isRecent(process.version)) return
  const { stdout, error } = spawnSync(supplied, ['-v'], { encoding: 'utf8' })
  if (stdout && isRecent(stdout)) return
  const reason = error?.message ?? (existsSync(supplied) ? `it says ${stdout || 'nothing'}` : 'it is missing')
  throw new Refusal(
    `The Node that comes with Rollcall does not run here (${reason}). Install Node ${oldestMajor} or newer.`,
  )
}
