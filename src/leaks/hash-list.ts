// The operator's list of leaked passwords: a text file of SHA-1 hashes in ascending order, one `HASH:COUNT` on each line,
// as Pwned Passwords is handed out. It is tens of gigabytes, so it is searched where it lies and never loaded. Each
// question opens it anew: whoever moves a newer list into its place needs no restart.
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { type LeakedPasswords, withoutLeakList } from '../passwords/leaked-passwords.ts'
import { normalizedPassword } from '../passwords/password.ts'
import { findHash, refuseOtherFiles } from './sorted-hashes.ts'

export interface HashListOptions {
  /** Null: there is no list. */
  readonly file: string | null
  /** Told why it cannot be read any more, once until it can. */
  readonly onFault: (fault: unknown) => void
}

/**
 * Makes one for each application, which tells of a fault in its own audit. Throws an Error that names the setting when
 * the file cannot be read or is no such list.
 */
export async function openHashList({ file, onFault }: HashListOptions): Promise<() => LeakedPasswords> {
  if (file === null) return () => withoutLeakList
  await refuseUnusable(file)
  return () => listIn(file, onFault)
}

function listIn(file: string, onFault: HashListOptions['onFault']): LeakedPasswords {
  let wasReadable = true
  return {
    isOn: true,
    look: async (password) => {
      try {
        const isLeaked = await within(file, (list) => hasAny(list, hashesOf(password)))
        wasReadable = true
        return { isLeaked, isNewlyUnreadable: false }
      } catch (fault) {
        const isNewlyUnreadable = wasReadable
        wasReadable = false
        if (isNewlyUnreadable) onFault(fault)
        return { isLeaked: false, isNewlyUnreadable }
      }
    },
    standing: async () => {
      try {
        return { state: 'readable', writtenAt: await within(file, checkedTime) }
      } catch {
        // This is the answer; why it is so was logged when a password was asked for.
        return { state: 'unreadable', writtenAt: null }
      }
    },
  }
}

async function refuseUnusable(file: string): Promise<void> {
  try {
    await within(file, checkedTime)
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new Error(`LEAKED_PASSWORDS_FILE names ${file}, which cannot be searched: ${why}`, { cause: fault })
  }
}

/** When the list was written last, once it has been looked at. */
async function checkedTime(list: FileHandle): Promise<Date> {
  const { mtime, size } = await list.stat()
  await refuseOtherFiles(list, size)
  return mtime
}

async function hasAny(list: FileHandle, hashes: readonly string[]): Promise<boolean> {
  const { size } = await list.stat()
  for (const hash of hashes) if (await findHash(list, size, hash)) return true
  return false
}

/** Lists hold passwords as they were typed; ours are normalised first. */
function hashesOf(password: string): readonly string[] {
  const forms = new Set([normalizedPassword(password), password])
  return [...forms].map((form) => createHash('sha1').update(form, 'utf8').digest('hex').toUpperCase())
}

async function within<Result>(file: string, work: (list: FileHandle) => Promise<Result>): Promise<Result> {
  const list = await open(file, 'r')
  try {
    return await work(list)
  } finally {
    await list.close()
  }
}
