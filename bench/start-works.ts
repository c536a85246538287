// How long an operator waits: Rollcall as `npm start` runs it, on the data folder that is there already.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BenchDatabase } from './bench-database.ts'
import { freePort } from './free-port.ts'
import type { Result } from './table.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const askEveryMs = 10
const waitAtMostMs = 60_000

/** The database must have been stopped. */
export async function measureStart({ dataDir }: BenchDatabase): Promise<Result[]> {
  if (dataDir === null) return []
  const port = await freePort()
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--disable-proto=delete', main], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    await untilReady(port, startedAt)
    const seconds = (performance.now() - startedAt) / 1000
    return [{ work: 'second start to ready', unit: 's', ours: seconds, floor: null, goal: 'start' }]
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function untilReady(port: number, startedAt: number): Promise<void> {
  while (performance.now() - startedAt < waitAtMostMs) {
    const response = await fetch(`http://localhost:${port}/health/ready`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
  throw new Error(`Rollcall was not ready after ${waitAtMostMs / 1000} s`)
}
