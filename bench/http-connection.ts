// One keep-alive HTTP/1.1 connection that asks one thing at a time. It reads just enough of an answer to know its end:
// on a machine that runs server, database and load together, every microsecond here is taken from what is measured.
import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  /** The status line and the headers, as they came. */
  readonly head: string
  readonly body: Buffer
}

export class HttpConnection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (fault: Error) => void } | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (bytes: Buffer) => this.#receive(bytes))
    socket.on('error', (fault) => this.#waiting?.reject(fault))
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')))
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new HttpConnection(socket)))
      socket.once('error', reject)
    })
  }

  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#waiting = null
    this.#socket.destroy()
  }

  #receive(bytes: Buffer): void {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes])
    const answer = readAnswer(this.#received)
    if (answer === null) return
    this.#received = Buffer.alloc(0)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(answer)
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  /** `Name: value`, each. */
  readonly headers?: readonly string[]
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
}

export function requestBytes({ method = 'GET', path, headers = [], json, form }: Request): Buffer {
  const body = form !== undefined ? `${new URLSearchParams(form)}` : json === undefined ? '' : JSON.stringify(json)
  const type = form !== undefined ? 'application/x-www-form-urlencoded' : 'application/json'
  const bodyHeaders = body === '' ? [] : [`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`]
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...headers, ...bodyHeaders]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

const endOfHead = Buffer.from('\r\n\r\n')

/** The answer, or null while some of it is still to come. */
export function readAnswer(bytes: Buffer): Answer | null {
  const headEnd = bytes.indexOf(endOfHead)
  if (headEnd < 0) return null
  const head = bytes.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const start = headEnd + endOfHead.length
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)
  if (length !== null) {
    const end = start + Number(length[1])
    return bytes.length < end ? null : { status, head, body: bytes.subarray(start, end) }
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return { status, head, body: bytes.subarray(start, start) }
  const body = readChunks(bytes, start)
  return body === null ? null : { status, head, body }
}

function readChunks(bytes: Buffer, start: number): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const length = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const chunkEnd = lineEnd + 2 + length
    if (bytes.length < chunkEnd + 2) return null
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(lineEnd + 2, chunkEnd))
    at = chunkEnd + 2
  }
}
