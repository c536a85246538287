// What every work is given: the database, our server and the floor beside it.
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts'
import { type Child, startChild } from './child.ts'
import type { Options } from './options.ts'
import { type OurDirectory, startDirectory } from './our-directory.ts'
import type { SlowStatement } from './slow-statements.ts'

export interface RunningBench extends OurDirectory {
  readonly options: Options
  readonly database: BenchDatabase
  readonly floor: Child
  /** Our server's memory as it stood ready, before it was asked anything. */
  readonly memoryAtRestMb: number
  readonly slow: readonly SlowStatement[]
  /** Ends both servers, so that something else can be started on the database. */
  stopServers(): Promise<void>
}

type Undo = () => Promise<void> | void

const restMs = 1_500

export async function startBench(options: Options): Promise<RunningBench> {
  const database = await openBenchDatabase(options.databaseUrl)
  const undo: Undo[] = [() => database.remove(), () => database.stop()]
  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= undoAll(undo)
    return closed
  }
  try {
    const slow: SlowStatement[] = []
    const noticeSlow = options.explains ? (statement: SlowStatement) => void slow.push(statement) : null
    const directory = await startDirectory({ ...database, noticeSlow })
    undo.push(() => directory.close())
    await new Promise((resolve) => setTimeout(resolve, restMs))
    const { residentMb: memoryAtRestMb } = await directory.ours.usage()
    const setup = { connection: database.connection, ...directory.home }
    const floor = await startChild<{ port: number }>('./floor-server.ts', setup)
    undo.push(() => floor.stop())
    const stopServers = async () => {
      await Promise.all([directory.close(), floor.stop()])
    }
    return { ...directory, options, database, floor, memoryAtRestMb, slow, stopServers, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** The last step first; one that fails does not keep the others from being taken. */
async function undoAll(undo: readonly Undo[]): Promise<void> {
  for (const step of [...undo].reverse()) {
    try {
      await step()
    } catch (fault) {
      console.error(fault)
    }
  }
}
