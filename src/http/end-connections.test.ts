import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { endConnectionsOnStop } from './end-connections.ts'

test('a server that stops does not wait for a connection that was opened in advance, and answers what is under way', async () => {
  const server: FastifyInstance = Fastify({ keepAliveTimeout: 72_000, forceCloseConnections: 'idle' })
  endConnectionsOnStop(server)
  const answering = Promise.withResolvers<string>()
  server.get('/', () => answering.promise)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as { port: number }
  const unused = connect(port, '127.0.0.1')
  await once(unused, 'connect')
  const ended = once(unused, 'close')
  const underWay = fetch(`http://127.0.0.1:${port}/`)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const closing = server.close()
  await ended
  answering.resolve('done')
  expect(await (await underWay).text()).toBe('done')
  const late = new Promise((resolve) => setTimeout(resolve, 5_000, 'late'))
  expect(await Promise.race([closing.then(() => 'stopped'), late])).toBe('stopped')
})
