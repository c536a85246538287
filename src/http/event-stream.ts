// Server-sent events (WHATWG HTML §9.2): a request that is answered line by line as long as somebody listens.
import type { FastifyReply } from 'fastify'

export interface StreamedEvent {
  readonly event: string
  /** Where the listener goes on after a break. */
  readonly id: number
  readonly data: unknown
}

export interface EventStream {
  send(event: StreamedEvent): void
  end(): void
}

/** Whoever does not read this much is cut off, and comes back where they left off. */
const unreadBytesAtMost = 1024 * 1024
const retryMs = 3_000

/** Answers at once. `onClose` is called once, whoever ends the stream. */
export function openEventStream(reply: FastifyReply, onClose: () => void): EventStream {
  const { raw } = reply
  reply.headers({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // What ends while the server stops would otherwise be kept for a next request, and be waited for.
    connection: 'close',
    // nginx would keep the lines until it has enough of them.
    'x-accel-buffering': 'no',
  })
  reply.hijack()
  raw.writeHead(200, reply.getHeaders() as Record<string, string>)
  raw.once('close', onClose)
  // A listener who went away is told of by `close`.
  raw.on('error', () => undefined)
  const write = (text: string) => {
    if (raw.writableEnded || raw.destroyed) return
    raw.write(text)
    if (raw.writableLength > unreadBytesAtMost) raw.destroy()
  }
  write(`retry: ${retryMs}\n\n`)
  return {
    send: ({ event, id, data }) => write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => raw.end(),
  }
}
