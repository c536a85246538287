import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what connections to elsewhere are given (from 32,768 on Linux): one of those may come before the server does. */
const lowest = 20_000
const span = 12_000
/** Each process of tests begins somewhere else, and takes no port twice. */
let next = randomInt(span)

/** A port nobody listens on: the app must know its address before it listens, because tokens carry it. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < span; tried += 1) {
    const port = lowest + (next % span)
    next += 1
    if (await isFree(port)) return port
  }
  throw new Error(`Every port from ${lowest} to ${lowest + span - 1} is taken.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'EADDRINUSE' ? resolve(false) : reject(fault),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
