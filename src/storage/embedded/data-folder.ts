// The data folder as such: how it is made and how it is called in messages.
import { access, constants, mkdir, realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import { StartError } from './start-error.ts'

/** Makes the folder for its owner alone and answers its real path, which is what /proc shows of running servers. */
export async function prepareDataFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return await realpath(dataDir)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw new StartError(
      `The data folder ${shownPath(dataDir)} cannot be made or opened (${reason}). ` +
        'Give this user the right to write there, or set DATA_DIR to another folder.',
      { cause },
    )
  }
}

/** The path as a person at the terminal would type it: `./data` below the working folder, else absolute. */
export function shownPath(path: string): string {
  const below = relative(process.cwd(), resolve(path))
  return below === '' || below.startsWith('..') || isAbsolute(below) ? resolve(path) : `./${below}`
}
