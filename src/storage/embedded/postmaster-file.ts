// `postmaster.pid`, the note that a running server keeps in its folder: who it is, where its socket lies, how far it is.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface PostmasterFile {
  readonly pid: number
  readonly socketFolder: string
  readonly isReady: boolean
}

/** Null without a server, and while the file is only half written. */
export async function readPostmasterFile(clusterFolder: string): Promise<PostmasterFile | null> {
  const lines = (await linesOf(clusterFolder)) ?? []
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
  if (!(pid > 0)) return null
  return { pid, socketFolder: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' }
}

/** Above every pid that Linux and macOS give out. */
const pidOfNobody = 99_999_999

/**
 * PostgreSQL will not start while any process has the noted pid, be it a zombie or a stranger who was given the number
 * later. Only the number is taken out: the note's shared memory key stays, by which PostgreSQL itself still refuses
 * to start beside a live process of the old server.
 */
export async function forgetPid(clusterFolder: string): Promise<void> {
  const lines = await linesOf(clusterFolder)
  if (lines) await writeFile(fileOf(clusterFolder), [pidOfNobody, ...lines.slice(1)].join('\n'))
}

async function linesOf(clusterFolder: string): Promise<string[] | null> {
  const text = await readFile(fileOf(clusterFolder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text?.split('\n') ?? null
}

function fileOf(clusterFolder: string): string {
  return join(clusterFolder, 'postmaster.pid')
}
