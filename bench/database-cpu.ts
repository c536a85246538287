import { existsSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** What the database's processes have spent so far, by process id; null where they cannot be seen from here. */
export type DatabaseCpu = ReadonlyMap<number, number> | null

/** Linux counts in hundredths of a second. */
const msPerTick = 10

export async function databaseCpu(client: pg.Client): Promise<DatabaseCpu> {
  const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')
  const spent = new Map<number, number>()
  for (const { pid } of rows) {
    const ms = cpuMsOf(pid)
    if (ms !== null) spent.set(pid, ms)
  }
  return spent.size === 0 ? null : spent
}

/** Spent in between. What ended in the meantime is not seen. */
export function cpuBetween(before: DatabaseCpu, after: DatabaseCpu): number | null {
  if (before === null || after === null) return null
  let ms = 0
  for (const [pid, spent] of after) ms += spent - (before.get(pid) ?? 0)
  return ms
}

/** Null unless the process is there and a PostgreSQL: the database may run on another machine. */
function cpuMsOf(pid: number): number | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  const match = /^\d+ \(postgres\) \S+ (.*)$/s.exec(readFileSync(file, 'utf8'))
  if (match === null) return null
  // proc(5): utime and stime are the fields 14 and 15; the first here is 4.
  const fields = match[1]!.split(' ')
  return (Number(fields[10]) + Number(fields[11])) * msPerTick
}
