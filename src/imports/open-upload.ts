import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { RollcallError } from '../kernel/errors.ts'

/**
 * The bytes of an upload, unpacked where it is gzip, told by its first two bytes. Throws `import_too_large` beyond
 * `maxBytes` of unpacked text, so that a small file cannot swell past the limit.
 */
export async function* openUpload(upload: AsyncIterable<Buffer>, maxBytes: number | null): AsyncIterable<Buffer> {
  let seenBytes = 0
  for await (const chunk of unpacked(upload)) {
    seenBytes += chunk.length
    if (maxBytes !== null && seenBytes > maxBytes) {
      throw new RollcallError('import_too_large', `The file is too large, maximum ${maxBytes} bytes`)
    }
    yield chunk
  }
}

async function* unpacked(upload: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const { first, all } = await peeked(upload)
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* all
    return
  }
  const source = Readable.from(all, { objectMode: false })
  const gunzip = createGunzip()
  source.on('error', (fault) => gunzip.destroy(fault))
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>
  } catch (fault) {
    throw asBadGzip(fault)
  } finally {
    source.destroy()
  }
}

/** At least two bytes, where there are as many, and everything. */
async function peeked(upload: AsyncIterable<Buffer>): Promise<{ first: Buffer; all: AsyncIterable<Buffer> }> {
  const chunks = upload[Symbol.asyncIterator]()
  let first = Buffer.alloc(0)
  while (first.length < 2) {
    const { done, value } = await chunks.next()
    if (done === true) break
    first = Buffer.concat([first, value])
  }
  async function* all() {
    try {
      if (first.length > 0) yield first
      yield* { [Symbol.asyncIterator]: () => chunks }
    } finally {
      await chunks.return?.()
    }
  }
  return { first, all: all() }
}

function asBadGzip(fault: unknown): unknown {
  const code = (fault as NodeJS.ErrnoException).code
  if (code?.startsWith('Z_') !== true) return fault
  return new RollcallError(
    'invalid_input',
    'The file begins as gzip and cannot be unpacked: it is damaged or cut short',
    {
      cause: fault,
    },
  )
}
