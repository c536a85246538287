import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { CommandFailure } from './failure.ts'

/** Writes beside the file and takes its place at the end, so that half an export never stands where a whole one stood. */
export async function exportFile(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  // A pipe or a device has no place to take.
  const isPlain = !existsSync(file) || statSync(file).isFile()
  const target = isPlain ? `${file}.part` : file
  try {
    // It holds what people are known by: for its owner alone.
    await pipeline(bytes, createWriteStream(target, { mode: 0o600 }))
    if (isPlain) renameSync(target, file)
  } catch (fault) {
    if (isPlain) rmSync(target, { force: true })
    if (fault instanceof CommandFailure) throw fault
    throw new CommandFailure(`${file} cannot be written (${(fault as NodeJS.ErrnoException).code}).`, { cause: fault })
  }
}
