// Start: read the settings, connect, listen; and stop when told.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// What Node made of our source is kept beside what npm installed: reading it anew is most of a start. Where nothing can
// be written, every start reads.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/rollcall', import.meta.url)))

const { readConfig } = await import('./config/config.ts')
const { readEnvironment } = await import('./config/env.ts')
const { startServer } = await import('./start-server.ts')

const stopWithinMs = 10_000

try {
  const environment = readEnvironment()
  const running = await startServer(readConfig(environment), environment)
  const stop = () => {
    // A request that never ends must not keep the process from ending.
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    running.stop().then(
      () => process.exit(0),
      (fault: unknown) => {
        console.error(fault)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (fault) {
  // Every refusal to start is one message for the operator; a stack would only hide it.
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
}
