// The server's own log, `<data folder>/postgres.log`: opened for each start, kept below about 40 MB, quoted on failure.
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { StartError } from './start-error.ts'

const rotateAboveBytes = 20 * 1024 * 1024
const quotedLines = 8

export interface PostgresLog {
  readonly file: string
  readonly handle: FileHandle
  /** The last lines written since this start, indented for the terminal. */
  tail(): Promise<string>
}

export async function openPostgresLog(file: string): Promise<PostgresLog> {
  try {
    if ((await sizeOf(file)) > rotateAboveBytes) await rename(file, `${file}.old`)
    const handle = await open(file, 'a+', 0o600)
    const { size: startBytes } = await handle.stat()
    return { file, handle, tail: () => tailOf(handle, startBytes) }
  } catch (cause) {
    throw new StartError(`${file} cannot be written (${(cause as Error).message}). Give this user the right to.`, {
      cause,
    })
  }
}

async function sizeOf(file: string): Promise<number> {
  const info = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return info?.size ?? 0
}

async function tailOf(handle: FileHandle, startBytes: number): Promise<string> {
  const { size } = await handle.stat()
  const from = Math.max(startBytes, size - 8192)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
  const lines = buffer.toString('utf8', 0, bytesRead).trim().split('\n')
  return lines
    .slice(-quotedLines)
    .map((line) => `  ${line}`)
    .join('\n')
}
