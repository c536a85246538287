// The running server: its first process, from the command line to the moment it takes connections, and its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { shownPath } from './data-folder.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { openPostgresLog, type PostgresLog } from './postgres-log.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { serverEnvironment, serverSettings } from './server-settings.ts'
import type { ServerUser } from './server-user.ts'
import { StartError } from './start-error.ts'

const fastShutdownMs = 8_000
const immediateShutdownMs = 7_000
const recoveryNoticeMs = 10_000

export interface Postmaster {
  readonly pid: number
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export interface PostmasterPlan {
  readonly clusterFolder: string
  readonly socketFolder: string
  readonly logFile: string
  readonly binaries: PostgresBinaries
  readonly user: ServerUser
}

export async function startPostmaster(plan: PostmasterPlan, log: (message: string) => void): Promise<Postmaster> {
  const serverLog = await openPostgresLog(plan.logFile)
  try {
    const child = launch(plan, serverLog)
    const ended = endOf(child)
    await waitUntilReady(plan, child, serverLog, log)
    child.unref()
    return { pid: child.pid!, ended, stop: () => stopPostmaster(child, ended) }
  } finally {
    await serverLog.handle.close()
  }
}

function launch({ binaries, clusterFolder, socketFolder, user }: PostmasterPlan, serverLog: PostgresLog): ChildProcess {
  const command = [...user.prefix, join(binaries.folder, 'bin', 'postgres'), '-D', clusterFolder]
  return spawn(command[0]!, [...command.slice(1), ...serverSettings(socketFolder)], {
    // A process group of its own: a Ctrl-C in the terminal is for Rollcall, which stops its server last.
    detached: true,
    stdio: ['ignore', serverLog.handle.fd, serverLog.handle.fd],
    env: serverEnvironment(),
    cwd: '/',
    ...(user.account && { uid: user.account.uid, gid: user.account.gid }),
  })
}

async function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

/** Recovery after a crash takes as long as it takes: giving up half way would only make it begin again. */
async function waitUntilReady(
  { clusterFolder, logFile }: PostmasterPlan,
  child: ChildProcess,
  serverLog: PostgresLog,
  log: (message: string) => void,
): Promise<void> {
  let cause: Error | undefined
  child.once('error', (error) => {
    cause = error
  })
  let noticeAt = Date.now() + recoveryNoticeMs
  while (child.exitCode === null && child.signalCode === null && !cause) {
    const note = await readPostmasterFile(clusterFolder)
    if (note?.isReady && note.pid === child.pid) return
    if (Date.now() > noticeAt) {
      log('The database is still starting; after a crash it first replays what was written last.')
      noticeAt = Date.now() + recoveryNoticeMs
    }
    await sleep(20)
  }
  const said = cause ? `  ${cause.message}` : await serverLog.tail()
  throw new StartError(
    `The embedded database did not start. Its log ends with:\n${said}\n` +
      `Mend what it names (the whole log is ${shownPath(logFile)}) and start again, ` +
      'or set DATABASE_URL to a PostgreSQL of your own.',
    { cause },
  )
}

async function stopPostmaster(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref()
  for (const [signal, patienceMs] of [
    ['SIGINT', fastShutdownMs],
    ['SIGQUIT', immediateShutdownMs],
  ] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    const patience = new AbortController()
    await Promise.race([ended, sleep(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined)])
    patience.abort()
  }
  if (child.exitCode === null && child.signalCode === null) {
    throw new Error(`The database server (process ${child.pid}) did not stop. The next start will stop it.`)
  }
}
