// What root prepares for an unprivileged user that runs the server in its place: a way into the data folder, the
// database's folder as its own, and binaries it may run. Nothing is opened to anybody else.
import { execFile } from 'node:child_process'
import { chmod, chown, cp, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { shownPath } from './data-folder.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { StartError } from './start-error.ts'
import type { SystemAccount } from './system-accounts.ts'

const run = promisify(execFile)

export async function openDataFolderTo(account: SystemAccount, dataDir: string): Promise<void> {
  const { uid, gid } = await stat(dataDir)
  if (uid === 0 && gid !== account.gid) await chown(dataDir, 0, account.gid)
  if (uid === 0) await chmod(dataDir, 0o710)
  if (await canRun(account, ['test', '-x', dataDir])) return
  throw new StartError(
    `PostgreSQL does not run as root, and ${account.name} cannot reach the data folder ${shownPath(dataDir)}. ` +
      'Start Rollcall as an ordinary user, or set DATA_DIR to a folder such as /var/lib/rollcall, ' +
      'or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/** A database that root made inside a user namespace is handed over when namespaces are refused from now on. */
export async function giveClusterTo(account: SystemAccount, clusterFolder: string): Promise<void> {
  if ((await stat(clusterFolder)).uid === account.uid) return
  await run('chown', ['-R', `${account.uid}:${account.gid}`, clusterFolder])
}

/** The same binaries, or a copy of them in the data folder where the installed ones lie out of the user's reach. */
export async function binariesWithinReach(
  account: SystemAccount,
  binaries: PostgresBinaries,
  dataDir: string,
): Promise<PostgresBinaries> {
  const isReachable = await canRun(account, [join(binaries.folder, 'bin', 'postgres'), '--version'])
  if (isReachable) return binaries
  const copy = join(dataDir, `postgres-${binaries.version}`)
  if (!(await canRun(account, [join(copy, 'bin', 'postgres'), '--version']))) {
    const unfinished = await mkdtemp(`${copy}.`)
    await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    await chmod(unfinished, 0o755)
    await rm(copy, { recursive: true, force: true })
    await rename(unfinished, copy)
  }
  return { ...binaries, folder: copy }
}

async function canRun({ uid, gid }: SystemAccount, command: readonly string[]): Promise<boolean> {
  return run(command[0]!, command.slice(1), { uid, gid, cwd: '/' }).then(
    () => true,
    () => false,
  )
}
