import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const sweepMs = 100

/**
 * Lets a server that stops wait for requests alone. Connections that never carried one count as busy with Node, and
 * browsers open some in advance; those that carried the last one would be kept for a next.
 */
export function endConnectionsOnStop(server: FastifyInstance): void {
  const http = server.server
  const unused = new Set<Socket>()
  // Behind TLS the socket of a request is the secure one.
  for (const event of ['connection', 'secureConnection']) {
    http.on(event, (socket: Socket) => {
      unused.add(socket)
      socket.once('close', () => unused.delete(socket))
    })
  }
  http.on('request', ({ socket }: { readonly socket: Socket }) => unused.delete(socket))
  server.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy()
    const sweeping = setInterval(() => http.closeIdleConnections(), sweepMs)
    http.once('close', () => clearInterval(sweeping))
  })
}
