// Makes the folder that PostgreSQL keeps its databases in. It appears by one rename after initdb has finished, so a
// start that is killed half way leaves only a sibling behind, which the next start removes.
import { execFile } from 'node:child_process'
import { chown, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { shownPath } from './data-folder.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { serverEnvironment } from './server-settings.ts'
import type { ServerUser } from './server-user.ts'
import { StartError } from './start-error.ts'

/** The cluster's own superuser. Rollcall uses it to make its role and database, and for nothing else. */
export const superuser = 'postgres'

export async function ensureCluster(
  clusterFolder: string,
  binaries: PostgresBinaries,
  user: ServerUser,
): Promise<void> {
  await removeUnfinished(clusterFolder)
  const entries = await entriesOf(clusterFolder)
  if (entries.length === 0) return createCluster(clusterFolder, binaries, user)

  const shown = shownPath(clusterFolder)
  if (!entries.includes('PG_VERSION') || !entries.includes('global')) {
    throw new StartError(
      `${shown} is not a complete PostgreSQL folder. Put a backup in its place, or move it away to begin anew.`,
    )
  }
  const made = (await readFile(join(clusterFolder, 'PG_VERSION'), 'utf8')).trim()
  const ours = binaries.version.split('.')[0]
  if (made !== ours) {
    throw new StartError(
      `The database in ${shown} was made by PostgreSQL ${made}; this Rollcall brings PostgreSQL ${ours}. ` +
        'Restore a backup made with `rollcall backup` into an empty DATA_DIR.',
    )
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

function unfinishedPrefix(clusterFolder: string): string {
  return `${clusterFolder}.unfinished-`
}

async function removeUnfinished(clusterFolder: string): Promise<void> {
  const prefix = basename(unfinishedPrefix(clusterFolder))
  for (const entry of await readdir(dirname(clusterFolder))) {
    // The initdb of a killed Rollcall may still be writing here: try again while it does.
    if (entry.startsWith(prefix)) {
      await rm(join(dirname(clusterFolder), entry), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    }
  }
}

async function createCluster(clusterFolder: string, binaries: PostgresBinaries, user: ServerUser): Promise<void> {
  const unfinished = await mkdtemp(unfinishedPrefix(clusterFolder))
  if (user.account) await chown(unfinished, user.account.uid, user.account.gid)
  await initdb(unfinished, binaries, user)
  await rename(unfinished, clusterFolder)
  await flushToDisk(dirname(clusterFolder))
}

/**
 * `lower` and ILIKE follow PostgreSQL's built-in C.UTF-8, which folds every letter of Unicode and never changes with
 * the machine. pg_trgm asks the system's character classes instead: under the C locale it sees no letter outside ASCII
 * and finds no Žižek, so the first UTF-8 locale that the machine has is taken.
 */
const characterLocales = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8']

async function initdb(folder: string, binaries: PostgresBinaries, user: ServerUser): Promise<void> {
  let complaint = ''
  for (const locale of characterLocales) {
    const command = [
      ...user.prefix,
      join(binaries.folder, 'bin', 'initdb'),
      `--pgdata=${folder}`,
      `--username=${superuser}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--lc-ctype=${locale}`,
      // The socket lies in a folder of mode 0700, so whoever reaches it is already this user.
      '--auth-local=trust',
      '--auth-host=reject',
      '--no-instructions',
    ]
    const failure = await run(command, user)
    if (failure === null) return
    complaint = failure
    if (!complaint.includes('invalid locale name')) break
  }
  throw new StartError(
    `The database in ${shownPath(dirname(folder))} cannot be made: ${complaint} ` +
      'Mend that and start again, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/** Null when the command has succeeded, else what it said last. */
async function run(command: readonly string[], { account }: ServerUser): Promise<string | null> {
  try {
    await promisify(execFile)(command[0]!, command.slice(1), {
      env: serverEnvironment(),
      cwd: '/',
      ...(account && { uid: account.uid, gid: account.gid }),
    })
    return null
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    const said = stderr?.split('\n').filter((line) => /error|fatal/i.test(line)) ?? []
    return said.join(' ') || message
  }
}

async function flushToDisk(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
