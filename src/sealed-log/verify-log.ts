// Whether a file is the log it says it is. Needs the file and the log's public key, no server: this folder imports
// nothing but Node's own hashes and signatures, and may be carried off alone.
import { verify } from 'node:crypto'
import { type Lacking, missingCovers } from './covered-fields.ts'
import { eventFaults, lackingFields } from './event-faults.ts'
import { type Covers, coversStatement, leafStatement } from './leaf.ts'
import type { EventLine, HashLine, LogHeader, LogLine } from './log-line.ts'
import { GrowingTree } from './merkle-tree.ts'
import { type LogFault, type OpenedLog, ofWhole, openLog } from './open-log.ts'
import { misplacedNumbers, missingNumbers } from './sequence-order.ts'
import type { Checkpoint } from './signed-note.ts'

export interface LogReport {
  readonly isIntact: boolean
  readonly log: string | null
  /** How many events the file's checkpoint stands for. */
  readonly size: number
  readonly events: number
  /** How many of them lack something that a signed erasure or retention took. */
  readonly erased: number
  readonly root: string | null
  /** Ascending. */
  readonly faults: readonly LogFault[]
}

export interface VerifyLogOptions {
  /** Read twice where the first reading finds a fault. */
  readonly open: () => AsyncIterable<string>
  /** The key as one knows it; null trusts the one in the file. */
  readonly key: string | null
  /** Notes that were kept elsewhere. */
  readonly kept: string
}

export async function verifyLog(options: VerifyLogOptions): Promise<LogReport> {
  const first = await readLog(options, false)
  // Which leaf it is that spoils a root tells its signature, and that takes time.
  return first.isIntact ? first : readLog(options, true)
}

async function readLog({ open, key, kept }: VerifyLogOptions, checksSignatures: boolean): Promise<LogReport> {
  let reading: Reading | null = null
  const faults: LogFault[] = []
  for await (const text of open()) {
    if (text === '') continue
    const line = parsed(text)
    if (reading === null) {
      const opened = openLog(line as LogHeader | null, key, kept)
      if (typeof opened === 'string') return refused(opened)
      reading = new Reading(opened, checksSignatures)
    } else if (line === null) {
      faults.push({ sequence: reading.next, fault: 'the line is no JSON object' })
    } else reading.take(line as LogLine)
  }
  if (reading === null) return refused('The file is empty.')
  return reading.finish(faults)
}

class Reading {
  readonly #log: OpenedLog
  readonly #checksSignatures: boolean
  readonly #faults: LogFault[]
  readonly #order: number[] = []
  readonly #lacking: Lacking[] = []
  readonly #covers: { readonly sequence: number; readonly covers: Covers }[] = []
  readonly #tree = new GrowingTree()
  readonly #rootsWanted: ReadonlySet<number>
  readonly #roots = new Map<number, Buffer>()
  #isInOrder = true

  constructor(log: OpenedLog, checksSignatures: boolean) {
    this.#log = log
    this.#checksSignatures = checksSignatures
    this.#faults = [...log.faults]
    this.#rootsWanted = new Set([log.checkpoint, ...log.kept].map(({ size }) => size))
    if (this.#rootsWanted.has(0)) this.#roots.set(0, this.#tree.root)
  }

  get next(): number {
    return (this.#order.at(-1) ?? 0) + 1
  }

  take(line: LogLine): void {
    if ('stray' in line) {
      this.#faults.push(ofWhole(`Event ${line.stray} was inserted: it stands in the directory and was never sealed.`))
      return
    }
    const { sequence } = line
    if (!Number.isSafeInteger(sequence) || sequence < 1) {
      this.#faults.push({ sequence: this.next, fault: 'the line has no number' })
      return
    }
    if (sequence !== this.next) this.#isInOrder = false
    this.#order.push(sequence)
    const hash = Buffer.from(String(line.leafHash), 'base64url')
    if (this.#checksSignatures && !this.#isSigned(line, hash))
      this.#tell(sequence, 'is not what was sealed: the signature does not fit')
    if ('commitments' in line) this.#checkEvent(line)
    else this.#lacking.push({ sequence, fields: ['*'] })
    if (!this.#isInOrder) return
    this.#tree.add(hash)
    if (this.#rootsWanted.has(this.#tree.size)) this.#roots.set(this.#tree.size, this.#tree.root)
  }

  finish(more: readonly LogFault[]): LogReport {
    const { header, checkpoint, kept } = this.#log
    const faults = [...this.#faults, ...more]
    // Whatever the checkpoint does not know has no place.
    const misplaced = misplacedNumbers(this.#order.filter((sequence) => sequence <= checkpoint.size))
    for (const sequence of misplaced.repeated) faults.push({ sequence, fault: 'stands in the file more than once' })
    for (const sequence of misplaced.moved) faults.push({ sequence, fault: 'does not stand in its place' })
    for (const sequence of missingNumbers(this.#order, checkpoint.size)) faults.push({ sequence, fault: 'is missing' })
    for (const sequence of this.#order) {
      if (sequence > checkpoint.size) faults.push({ sequence, fault: 'is beyond the checkpoint: it was inserted' })
    }
    for (const { sequence, fields } of missingCovers(this.#lacking, this.#covers)) {
      const what = fields.includes('*') ? 'its content' : fields.join(', ')
      faults.push({ sequence, fault: `has lost ${what}, and no signed erasure or retention covers that` })
    }
    if (faults.length === 0 || this.#checksSignatures) this.#checkRoots(faults, checkpoint, kept)
    return {
      isIntact: faults.length === 0,
      log: header.log,
      size: checkpoint.size,
      events: this.#order.length,
      erased: this.#lacking.length,
      root: checkpoint.root.toString('base64'),
      faults: faults.toSorted((one, other) => (one.sequence ?? Infinity) - (other.sequence ?? Infinity)),
    }
  }

  #checkRoots(faults: LogFault[], checkpoint: Checkpoint, kept: readonly Checkpoint[]): void {
    const isNamed = faults.some(({ sequence }) => sequence !== null)
    const root = this.#roots.get(checkpoint.size)
    if (!isNamed && root?.equals(checkpoint.root) !== true) {
      faults.push(ofWhole(`The events do not give the root of the checkpoint of ${checkpoint.size} events.`))
    }
    for (const { size, root: keptRoot } of kept) {
      if (size > checkpoint.size) {
        const sentence = `The log was cut or rolled back: a kept checkpoint stands for ${size} events, this file for ${checkpoint.size}.`
        faults.push(ofWhole(sentence))
      } else if (!isNamed && this.#roots.get(size)?.equals(keptRoot) === false) {
        faults.push(
          ofWhole(
            `The log was rolled back and written anew: its first ${size} events are not those of a kept checkpoint.`,
          ),
        )
      }
    }
  }

  #checkEvent(line: EventLine): void {
    const { sequence } = line
    for (const fault of eventFaults(this.#log.header.log, line)) this.#tell(sequence, fault)
    const fields = lackingFields(line)
    if (fields.length > 0) this.#lacking.push({ sequence, fields })
    if (line.covers != null) this.#takeCovers(sequence, line.covers)
  }

  #takeCovers(sequence: number, covers: Covers): void {
    const statement = coversStatement(this.#log.header.log, covers)
    if (verify(null, statement, this.#log.key.publicKey, Buffer.from(String(covers.signature), 'base64url'))) {
      this.#covers.push({ sequence, covers })
    } else this.#tell(sequence, 'claims to cover an erasure, and its signature does not fit')
  }

  #isSigned({ sequence, signature }: HashLine, hash: Buffer): boolean {
    const statement = leafStatement(this.#log.header.log, sequence, hash)
    return verify(null, statement, this.#log.key.publicKey, Buffer.from(String(signature), 'base64url'))
  }

  #tell(sequence: number, fault: string): void {
    this.#faults.push({ sequence, fault })
  }
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    // Whoever cut a line in two is told which line it was.
    return null
  }
}

function refused(fault: string): LogReport {
  return { isIntact: false, log: null, size: 0, events: 0, erased: 0, root: null, faults: [ofWhole(fault)] }
}
