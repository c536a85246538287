// A checkpoint that somebody kept where nobody else could reach it, held against the log as it is now.
import { invalidField } from '../kernel/errors.ts'
import { readCheckpoints } from '../sealed-log/signed-note.ts'
import { type LogKeyDeps, openLogKey } from './log-key.ts'
import { noteKeyOf } from './sealed-event-faults.ts'
import { storedRoot } from './stored-hashes.ts'

/** `shorter`: the log ends before the checkpoint does. `unsigned`: the note is not one of this log's. */
export const comparisons = ['fits', 'differs', 'shorter', 'unsigned'] as const

export interface Comparison {
  readonly outcome: (typeof comparisons)[number]
  readonly size: number
  readonly currentSize: number
}

/** Takes a signed note, or a size and a root alone. */
export async function compareCheckpoint(deps: LogKeyDeps, text: string): Promise<Comparison> {
  const { seals } = deps
  const [note] = readCheckpoints(text, noteKeyOf(await openLogKey(deps)))
  const kept = note ?? plain(text)
  if (kept === null) throw invalidField('note', 'Paste a checkpoint whole, or its size and its root.')
  const currentSize = await seals.size()
  const told = { size: kept.size, currentSize }
  if (note !== undefined && !note.isSigned) return { outcome: 'unsigned', ...told }
  if (kept.size > currentSize) return { outcome: 'shorter', ...told }
  const root = await storedRoot(seals, kept.size)
  return { outcome: root?.equals(kept.root) ? 'fits' : 'differs', ...told }
}

function plain(text: string): { readonly size: number; readonly root: Buffer } | null {
  const [, size, root] = /\b([1-9]\d{0,15})\s+([A-Za-z0-9+/]{43}=)/.exec(text) ?? []
  return size === undefined || root === undefined ? null : { size: Number(size), root: Buffer.from(root, 'base64') }
}
