// A server whose Rollcall was killed lives on. It is stopped, not adopted: the next one then runs the binaries and
// settings of today, and nothing the dead process had begun stays open.
import { setTimeout as sleep } from 'node:timers/promises'
import { forgetPid, readPostmasterFile } from './postmaster-file.ts'
import { postgresProcessesIn } from './running-processes.ts'
import { removeSocket, removeSocketFolder } from './socket-folder.ts'
import { StartError } from './start-error.ts'

const fastShutdownMs = 8_000
const immediateShutdownMs = 6_000

/** Only for the holder of the data folder's lock: the server of a live Rollcall must not be stopped. */
export async function stopLeftoverServer(clusterFolder: string, log: (message: string) => void): Promise<boolean> {
  const note = await readPostmasterFile(clusterFolder)
  const processes = await postgresProcessesIn(clusterFolder)
  if (processes.length > 0) {
    log('Stopping the database server that an earlier Rollcall left running.')
    await stopServer(clusterFolder, note?.pid ?? 0, processes)
  }
  await forgetPid(clusterFolder)
  await removeSocket(clusterFolder)
  if (note) await removeSocketFolder(note.socketFolder)
  return processes.length > 0
}

async function stopServer(clusterFolder: string, postmaster: number, processes: readonly number[]): Promise<void> {
  const hasPostmaster = processes.includes(postmaster)
  // Without its first process a server cannot be shut down as a whole: what remains of it is ended one by one.
  for (const pid of hasPostmaster ? [postmaster] : processes) signal(pid, hasPostmaster ? 'SIGINT' : 'SIGTERM')
  if (await allEnd(clusterFolder, fastShutdownMs)) return
  if (hasPostmaster) signal(postmaster, 'SIGQUIT')
  if (hasPostmaster && (await allEnd(clusterFolder, immediateShutdownMs))) return
  for (const pid of await postgresProcessesIn(clusterFolder)) signal(pid, 'SIGKILL')
  if (await allEnd(clusterFolder, immediateShutdownMs)) return
  throw new StartError(
    `A database server from an earlier start (process ${postmaster || processes[0]}) does not end. ` +
      'End it by hand, then start again.',
  )
}

async function allEnd(clusterFolder: string, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs
  while ((await postgresProcessesIn(clusterFolder)).length > 0) {
    if (Date.now() > deadline) return false
    await sleep(50)
  }
  return true
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
