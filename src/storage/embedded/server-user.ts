// As whom the server runs. PostgreSQL refuses root, and initdb wants a user with a name. So: an ordinary user runs it
// directly; root runs it inside a user namespace, where the files stay root's and any folder can be reached; where
// namespaces are refused (most containers), root drops to an unprivileged user that owns the database's folder.
import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'
import { shownPath } from './data-folder.ts'
import { StartError } from './start-error.ts'
import { accountById, unprivilegedAccount } from './system-accounts.ts'

export interface ServerUser {
  /** What stands before each command. */
  readonly prefix: readonly string[]
  /** Set when the server's processes and files belong to another user than ours. */
  readonly account: { readonly uid: number; readonly gid: number; readonly name: string } | null
}

export async function chooseServerUser(clusterFolder: string): Promise<ServerUser> {
  const ownId = process.geteuid?.() ?? -1
  const ownerId = await ownerOf(clusterFolder)
  if (ownId !== 0) {
    if (ownerId !== null && ownerId !== ownId) throw new StartError(await foreignOwnerMessage(clusterFolder, ownerId))
    if (hasName()) return { prefix: [], account: null }
  }
  // A database that was made by a dropped root keeps the owner it was given.
  if (ownId === 0 && ownerId !== null && ownerId !== 0) {
    return {
      prefix: [],
      account: (await accountById(ownerId)) ?? { uid: ownerId, gid: ownerId, name: String(ownerId) },
    }
  }
  const nobody = await unprivilegedAccount()
  const prefix = ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--']
  if (process.platform === 'linux' && (await runs([...prefix, 'true']))) return { prefix, account: null }
  if (ownId === 0) return { prefix: [], account: nobody }
  throw new StartError(
    `PostgreSQL needs a user with a name, and user id ${ownId} has none. ` +
      'Start Rollcall as a user listed in /etc/passwd, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

async function ownerOf(folder: string): Promise<number | null> {
  const info = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return info?.uid ?? null
}

async function foreignOwnerMessage(clusterFolder: string, ownerId: number): Promise<string> {
  const owner = (await accountById(ownerId))?.name ?? `user id ${ownerId}`
  return (
    `The database in ${shownPath(clusterFolder)} belongs to ${owner}. ` +
    'Start Rollcall as that user, or set DATA_DIR to another folder.'
  )
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

async function runs(command: readonly string[]): Promise<boolean> {
  return promisify(execFile)(command[0]!, command.slice(1)).then(
    () => true,
    () => false,
  )
}
