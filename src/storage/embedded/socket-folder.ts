// Where the server's socket lies: in the database's own folder, which is 0700 already, unless the path would be longer
// than the kernel allows; then in a folder of its own, equally closed, below the system's temporary one.
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { socketPort } from './server-settings.ts'
import type { ServerUser } from './server-user.ts'

/** sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const longestSocketPathBytes = process.platform === 'darwin' ? 103 : 107

const socketName = `.s.PGSQL.${socketPort}`

const temporaryPrefix = 'rollcall-'

export async function chooseSocketFolder(clusterFolder: string, user: ServerUser): Promise<string> {
  if (fits(clusterFolder)) return clusterFolder
  const parent = fits(join(tmpdir(), `${temporaryPrefix}XXXXXX`)) ? tmpdir() : '/tmp'
  // A name nobody can know beforehand, made 0700: no other user of the machine can have laid a trap there.
  const folder = await mkdtemp(join(parent, temporaryPrefix))
  if (user.account) await chown(folder, user.account.uid, user.account.gid)
  return folder
}

export async function removeSocketFolder(folder: string): Promise<void> {
  const isTemporary = [tmpdir(), '/tmp'].includes(dirname(folder)) && basename(folder).startsWith(temporaryPrefix)
  if (isTemporary) await rm(folder, { recursive: true, force: true })
}

/** The socket's own lock file names a pid too, with the same trap as `postmaster.pid`. Safe once no server runs. */
export async function removeSocket(folder: string): Promise<void> {
  await rm(join(folder, `${socketName}.lock`), { force: true })
  await rm(join(folder, socketName), { force: true })
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= longestSocketPathBytes
}
