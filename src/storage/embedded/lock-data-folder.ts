// One Rollcall a data folder. The lock is the kernel's (flock), so it is gone the moment its holder dies, by kill -9
// too, and holds across containers that share the folder (security.md 5.11). A pid file alone can do neither.
// Node has no flock of its own: a child holds it and waits for the end of a pipe that only this process keeps open.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { prepareDataFolder, shownPath } from './data-folder.ts'
import { StartError } from './start-error.ts'

export interface DataFolderLock {
  release(): Promise<void>
}

export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  const file = join(await prepareDataFolder(dataDir), 'rollcall.lock')
  const holder = await takeKernelLock(file)
  if (holder === null) throw new StartError(await inUseMessage(dataDir, file))
  await writeFile(file, `${process.pid}\n`, { mode: 0o600 })

  const lost = () => {
    process.emitWarning(`The lock on ${shownPath(dataDir)} was taken away: process ${holder.pid} has ended.`)
  }
  holder.once('exit', lost)
  return {
    async release() {
      holder.off('exit', lost)
      if (holder.exitCode !== null || holder.signalCode !== null) return
      const ended = once(holder, 'exit')
      holder.ref()
      await truncate(file)
      holder.stdin?.end()
      await ended
    },
  }
}

const holdUntilPipeEnds = ['sh', '-c', 'echo locked; exec cat']

/** macOS has BSD's lockf instead of flock; both lock the same way and differ in how they say "taken". */
const lockTools: Partial<Record<NodeJS.Platform, { command: string; args: string[]; takenExitCode: number }>> = {
  linux: { command: 'flock', args: ['-n', '-x'], takenExitCode: 1 },
  darwin: { command: 'lockf', args: ['-k', '-s', '-t', '0'], takenExitCode: 75 },
}

/** The child that holds the lock, or null when somebody else does. */
async function takeKernelLock(file: string): Promise<ChildProcess | null> {
  const tool = lockTools[process.platform]
  if (!tool) {
    throw new StartError('Rollcall keeps a data folder on Linux and macOS only. On Windows, start it inside WSL.')
  }
  // Detached: a Ctrl-C in the terminal must not free the lock while the database below it is still stopping.
  const child = spawn(tool.command, [...tool.args, file, ...holdUntilPipeEnds], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint += text
  })
  const outcome = await Promise.race([
    once(child.stdout, 'data').then(() => 'locked' as const),
    once(child, 'exit').then(([code]) => code as number | null),
  ]).catch((cause) => {
    throw new StartError(`The data folder cannot be locked: \`${tool.command}\` does not start. Install util-linux.`, {
      cause,
    })
  })
  if (outcome === tool.takenExitCode && complaint === '') return null
  if (outcome !== 'locked') {
    throw new StartError(
      `The data folder cannot be locked: ${complaint.trim() || `${tool.command} ended: ${outcome}`}.`,
    )
  }
  child.stdout.destroy()
  child.stderr.destroy()
  ;(child.stdin as Socket).unref()
  child.unref()
  return child
}

async function inUseMessage(dataDir: string, file: string): Promise<string> {
  const pid = await holderPid(file)
  const who = pid === null ? 'Another Rollcall' : `Another Rollcall (process ${pid})`
  return `${who} is using the data folder ${shownPath(dataDir)}. Stop it first, or set DATA_DIR to another folder.`
}

/** The holder writes its pid just after it has locked, so an empty file or the pid of a dead process gets a moment. */
async function holderPid(file: string): Promise<number | null> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const pid = Number.parseInt(await readFile(file, 'utf8'), 10)
    if (pid > 0 && isAlive(pid)) return pid
    await sleep(50)
  }
  return null
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
