// The first line of a file, the key, and what was kept of the log elsewhere: whether there is anything to verify.
import { type LogHeader, logFormat } from './log-line.ts'
import { type Checkpoint, type NoteKey, readCheckpoints, readKey } from './signed-note.ts'

/** `sequence` is null where the fault is of the log as a whole. */
export interface LogFault {
  readonly sequence: number | null
  readonly fault: string
}

export interface OpenedLog {
  readonly header: LogHeader
  readonly key: NoteKey
  readonly checkpoint: Checkpoint
  readonly kept: readonly Checkpoint[]
  readonly faults: readonly LogFault[]
}

/** A sentence where nothing can be verified at all. */
export function openLog(header: LogHeader | null, known: string | null, notes: string): OpenedLog | string {
  if (header?.format !== logFormat) return `The first line does not say that this is a ${logFormat} file.`
  const key = readKey(known ?? String(header.key))
  if (key === null) return 'The key cannot be read; it looks like name+hash+base64.'
  const [checkpoint] = readCheckpoints(String(header.checkpoint), key)
  if (header.log !== key.name || checkpoint === undefined)
    return `The file is the log ${header.log}, the key is of ${key.name}.`
  const kept = readCheckpoints(notes, key)
  const faults: LogFault[] = []
  if (known !== null && header.key !== known.trim())
    faults.push(ofWhole('The file names another key than the one given.'))
  if (!checkpoint.isSigned) faults.push(ofWhole('The checkpoint of the file is not signed by the key.'))
  if (notes !== '' && kept.length === 0) faults.push(ofWhole('No checkpoint of this log was kept in the file given.'))
  for (const { size, isSigned } of kept) {
    if (!isSigned) faults.push(ofWhole(`The kept checkpoint of ${size} events is not signed by the key.`))
  }
  return { header, key, checkpoint, kept: kept.filter(({ isSigned }) => isSigned), faults }
}

export function ofWhole(fault: string): LogFault {
  return { sequence: null, fault }
}
