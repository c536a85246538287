// A receiver of the test's own: keeps what it is sent and answers as the test says.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Receiver {
  /** Ends with a slash. */
  readonly url: string
  readonly received: Received[]
  /** What came to this path, once there are so many. */
  until(path: string, count: number): Promise<readonly Received[]>
  /** Called when a request has come whole. */
  answer: (received: Received, reply: ServerResponse) => void
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const received = { path: request.url ?? '', headers: request.headers, body }
      self.received.push(received)
      self.answer(received, reply)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const self: Receiver = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    received: [],
    until: async (path, count) => {
      const come = () => self.received.filter((each) => each.path === path)
      for (let tries = 0; come().length < count && tries < 1_200; tries += 1) await wait(25)
      return come()
    },
    answer: (_received, reply) => reply.writeHead(204).end(),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return self
}
