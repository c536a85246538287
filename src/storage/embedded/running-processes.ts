// Which live processes are PostgreSQL at work in one folder. A pid says nothing of that: numbers are given out again,
// and where process 1 does not reap, a dead server keeps its number as a zombie.
import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'

export async function postgresProcessesIn(clusterFolder: string): Promise<number[]> {
  return process.platform === 'linux' ? processesByProc(clusterFolder) : processesByPs(clusterFolder)
}

/** Every process of a server, and it alone, works in the server's folder. A zombie has no working folder any more. */
async function processesByProc(clusterFolder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const found = await Promise.all(pids.map(async (pid) => ((await worksIn(pid, clusterFolder)) ? [pid] : [])))
  return found.flat()
}

async function worksIn(pid: number, clusterFolder: string): Promise<boolean> {
  try {
    if ((await readlink(`/proc/${pid}/cwd`)) !== clusterFolder) return false
    // After a reinstallation the file that runs is gone, and the kernel says so behind its name.
    const program = basename(await readlink(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '')
    return program === 'postgres' && !(await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z ')
  } catch {
    // Ended meanwhile, or another user's: neither is a server of ours.
    return false
  }
}

/** macOS: the first process carries the folder in its command, the others have it as parent. */
async function processesByPs(clusterFolder: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,ppid=,stat=,command='])
  const rows = stdout.split('\n').flatMap((line) => {
    const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return pid && !state?.startsWith('Z') ? [{ pid: Number(pid), parent: Number(parent), command: command ?? '' }] : []
  })
  const first = rows.find(({ command }) => /\/postgres -D /.test(command) && command.includes(`-D ${clusterFolder} `))
  return first ? rows.filter((row) => row.pid === first.pid || row.parent === first.pid).map((row) => row.pid) : []
}
