import { createReadStream, statSync } from 'node:fs'
import { CommandFailure } from './failure.ts'
import type { PeopleSource } from './import-people.ts'

/** A file of people, or standard input for `-`, opened as far as its first bytes, which say what it is. */
export async function openPeopleFile(file: string): Promise<PeopleSource> {
  const isStandardInput = file === '-'
  const name = isStandardInput ? 'Standard input' : file
  const chunks = readable(name, isStandardInput ? process.stdin : createReadStream(file))
  const { head, all } = await peeked(chunks)
  const size = isStandardInput ? null : statSync(file)
  return {
    ...kindOf(name, head),
    phase: { label: 'Sending', unit: 'bytes', total: size?.isFile() ? size.size : null },
    stream: async function* (report) {
      let sent = 0
      for await (const chunk of all) {
        yield chunk
        sent += chunk.length
        report(sent)
      }
    },
  }
}

async function* readable(name: string, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* stream
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommandFailure(`There is no file ${name}.`)
    if (code === 'EISDIR') throw new CommandFailure(`${name} is a folder. Name a file.`)
    throw new CommandFailure(`${name} cannot be read (${code}).`, { cause: fault })
  }
}

/** The head is as long as it takes to see the first character that is not blank, and two bytes at least. */
async function peeked(chunks: AsyncGenerator<Buffer>): Promise<{ head: Buffer; all: AsyncIterable<Buffer> }> {
  let head = Buffer.alloc(0)
  while (head.length < 2 || firstCharacter(head) === undefined) {
    const { done, value } = await chunks.next()
    if (done === true) break
    head = Buffer.concat([head, value])
  }
  async function* all() {
    if (head.length > 0) yield head
    yield* chunks
  }
  return { head, all: all() }
}

function kindOf(name: string, head: Buffer): Pick<PeopleSource, 'type' | 'place'> {
  if (head[0] === 0x1f && head[1] === 0x8b) return { type: 'application/gzip', place: 'record' }
  const first = firstCharacter(head)
  if (first === '[') return { type: 'application/json', place: 'record' }
  if (first === '{') return { type: 'application/x-ndjson', place: 'line' }
  if (first === undefined) throw new CommandFailure(`${name} is empty; nothing was imported.`)
  throw new CommandFailure(
    `${name} holds neither one JSON object a line, nor a JSON array of them, nor either as gzip; nothing was imported.`,
  )
}

function firstCharacter(head: Buffer): string | undefined {
  return /[^\s\uFEFF]/.exec(head.toString('utf8'))?.[0]
}
