// A server of the whole product as a process of its own, so that a test may kill it at any moment.
import { flushCompileCache } from 'node:module'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'

const [connection, rootKey = '', port = '', keptLocalKey = '', publicUrl, outgoingAllow] = process.argv.slice(2)
const settings = { PORT: port, LOG_LEVEL: 'error', PUBLIC_URL: publicUrl, OUTGOING_ALLOW: outgoingAllow }
const config = readConfig(readEnvironment(settings))
const app = await createApp({
  config,
  connection: JSON.parse(connection as string),
  rootKey: Buffer.from(rootKey, 'hex'),
  logger: { level: config.logLevel },
  tls: null,
  keptLocalKey: keptLocalKey === '' ? null : keptLocalKey,
})
await app.server.listen({ port: config.port, host: '127.0.0.1' })
// Kept for those after it, as whoever is killed keeps nothing.
flushCompileCache()
process.send?.({ localKey: app.newLocalKey ?? keptLocalKey })
