import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { holdsCheckpoint, readKey } from '../sealed-log/signed-note.ts'
import { type LogReport, verifyLog } from '../sealed-log/verify-log.ts'
import { command } from './command.ts'
import { CommandFailure, UsageFault } from './failure.ts'
import { printable, wholeNumber } from './output.ts'

export const auditVerify = command({
  name: 'audit verify',
  summary: 'Verify an export of the audit, without the server.',
  operands: [{ name: 'FILE', about: 'What audit export wrote' }],
  options: {
    key: { type: 'string', value: 'KEY', about: 'The public key of the log, or a file with it; else the one in FILE' },
    checkpoint: { type: 'string', value: 'NOTES', about: 'A file with checkpoints that were kept elsewhere' },
  },
  notes: [
    'Each event that was changed, taken, put in or moved is named by its number.',
    'Only a checkpoint that was kept elsewhere shows that the end of the log was cut off.',
  ],
  async run({ options, operands, output }) {
    const [file = ''] = operands
    if (!existsSync(file)) throw new CommandFailure(`${file} is not there.`)
    const { key, checkpoint } = options
    const [known, kept] = [key === undefined ? null : keyOf(key), checkpoint === undefined ? '' : notesOf(checkpoint)]
    const begunAt = performance.now()
    const report = await verifyLog({
      open: () => createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }),
      key: known,
      kept,
    }).catch((fault: unknown) => {
      throw new CommandFailure(`${file} cannot be read (${(fault as NodeJS.ErrnoException).code ?? 'damaged'}).`, {
        cause: fault,
      })
    })
    const rowsPerSecond = Math.round(report.events / Math.max((performance.now() - begunAt) / 1_000, 0.001))
    output.result({ file, ...report, rowsPerSecond }, linesOf(report, rowsPerSecond, key === undefined))
    if (!report.isIntact) throw new CommandFailure(`${file} is not what was sealed.`)
  },
})

const faultsShown = 100

function linesOf(
  { isIntact, log, size, events, erased, faults }: LogReport,
  rows: number,
  isOwnKey: boolean,
): string[] {
  const counted = `${wholeNumber(events)} events of ${wholeNumber(size)}, ${wholeNumber(erased)} with values erased`
  return [
    ...faults.slice(0, faultsShown).map(({ sequence, fault }) => {
      return printable(sequence === null ? fault : `Event ${sequence}${/^the line /.test(fault) ? ':' : ''} ${fault}.`)
    }),
    ...(faults.length > faultsShown ? [`… and ${wholeNumber(faults.length - faultsShown)} more.`] : []),
    ...(isIntact
      ? [`Intact: ${printable(log ?? '')}, ${counted}.`]
      : [`${wholeNumber(faults.length)} ${faults.length === 1 ? 'fault' : 'faults'} in ${counted}.`]),
    `${wholeNumber(rows)} events a second.`,
    ...(isOwnKey ? ['The key is the one in the file. Name the one that you know with --key.'] : []),
  ]
}

/** Bare, or as GET /api/v1/audit/key answers it. */
function keyOf(given: string): string {
  const isFile = existsSync(given)
  const text = answeredText(isFile ? readText(given) : given, 'key').trim()
  if (readKey(text) !== null) return text
  throw misread(`${isFile ? `${given} holds no key` : 'The key cannot be read'}; a key looks like name+hash+base64.`)
}

/** As they were kept, or one as GET /api/v1/audit/checkpoint answers it. */
function notesOf(file: string): string {
  const text = answeredText(readText(file), 'note')
  if (holdsCheckpoint(text)) return text
  throw misread(`${file} holds no checkpoint.`)
}

/** Of an answer of the API the one member that is meant; any other text as it is. */
function answeredText(text: string, member: 'key' | 'note'): string {
  if (!text.trimStart().startsWith('{')) return text
  try {
    return String(JSON.parse(text)[member])
  } catch {
    // Whatever it is, it is refused as what it was to be.
    return text
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    throw misread(`${file} cannot be read (${(fault as NodeJS.ErrnoException).code}).`)
  }
}

/** Of a log nothing was said yet: it is what was named beside it that is wrong, and no help tells what is in a file. */
function misread(sentence: string): UsageFault {
  return new UsageFault(sentence, '')
}
