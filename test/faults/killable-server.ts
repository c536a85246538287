// A server of the whole product as a process of its own, so that a test may kill it at any moment.
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'

const [connection, rootKey = '', port = '', keptLocalKey = '', publicUrl] = process.argv.slice(2)
const config = readConfig(readEnvironment({ PORT: port, LOG_LEVEL: 'error', PUBLIC_URL: publicUrl }))
const app = await createApp({
  config,
  connection: JSON.parse(connection as string),
  rootKey: Buffer.from(rootKey, 'hex'),
  logger: { level: config.logLevel },
  tls: null,
  keptLocalKey: keptLocalKey === '' ? null : keptLocalKey,
})
await app.server.listen({ port: config.port, host: '127.0.0.1' })
process.send?.({ localKey: app.newLocalKey ?? keptLocalKey })
