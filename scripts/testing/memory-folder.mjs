// A folder in memory for what tests put aside, the databases of their server above all: making one of them on a disk
// costs a test more than all that it asks of it, and nobody needs them after a crash.
import { readFileSync, statfsSync } from 'node:fs'

const folder = '/dev/shm'
/** More than a whole run has at a time, with the log of its PostgreSQL. */
const leastFreeBytes = 4 * 1024 ** 3

/** Null where this machine has none, or one that is too small or runs no programs. */
export function memoryFolder() {
  try {
    const { bavail, bsize } = statfsSync(folder)
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === folder)
    const [, , type, options = ''] = mount?.split(' ') ?? []
    return type === 'tmpfs' && !options.split(',').includes('noexec') && bavail * bsize >= leastFreeBytes
      ? folder
      : null
  } catch {
    return null
  }
}
