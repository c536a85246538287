import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type LogReport, verifyLog } from '../sealed-log/verify-log.ts'
import { command } from './command.ts'
import { CommandFailure } from './failure.ts'
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
    const begunAt = performance.now()
    const report = await verifyLog({
      open: () => createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }),
      key: key === undefined ? null : keyOf(key),
      kept: checkpoint === undefined ? '' : readText(checkpoint),
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
      return printable(sequence === null ? fault : `Event ${sequence} ${fault}.`)
    }),
    ...(faults.length > faultsShown ? [`… and ${wholeNumber(faults.length - faultsShown)} more.`] : []),
    ...(isIntact
      ? [`Intact: ${printable(log ?? '')}, ${counted}.`]
      : [`${wholeNumber(faults.length)} faults in ${counted}.`]),
    `${wholeNumber(rows)} events a second.`,
    ...(isOwnKey ? ['The key is the one in the file. Name the one that you know with --key.'] : []),
  ]
}

function keyOf(given: string): string {
  return existsSync(given) ? readText(given).trim() : given
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    throw new CommandFailure(`${file} cannot be read (${(fault as NodeJS.ErrnoException).code}).`, { cause: fault })
  }
}
