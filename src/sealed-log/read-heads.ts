// The checkpoints of one log in a file that only grows: read from the start, piece by piece, whatever else stands there.
import {
  isClaimedBy,
  isSignedBy,
  isTorn,
  type KeptCheckpoint,
  type NoteKey,
  notesIn,
  type SignedNote,
} from './signed-note.ts'

export interface Heads {
  /** Of those that the key signed the one of the most events. */
  readonly signed: KeptCheckpoint | null
  /** Of those that it did not sign the one of the most events. */
  readonly unsigned: KeptCheckpoint | null
}

/** Of the others that are not `each`, whether the key is named below them. */
export type VerifiedHeads = 'longest' | 'each'

/** A note that is torn is none. */
export async function readHeads(
  read: () => AsyncIterable<string>,
  key: NoteKey,
  verified: VerifiedHeads,
): Promise<Heads> {
  if (verified === 'longest') {
    const { ours, others } = await longestOf(read(), key, isClaimedBy)
    if (ours === null || isSignedBy(key, ours)) return headsOf(ours, others)
    // Somebody wrote the key's name below it. What the key did sign each of the others has to tell.
  }
  const { ours, others } = await longestOf(read(), key, isSignedBy)
  return headsOf(ours, others)
}

function headsOf(ours: SignedNote | null, others: SignedNote | null): Heads {
  return { signed: ours?.checkpoint ?? null, unsigned: others?.checkpoint ?? null }
}

async function longestOf(
  pieces: AsyncIterable<string>,
  key: NoteKey,
  isOurs: (key: NoteKey, note: SignedNote) => boolean,
): Promise<{ readonly ours: SignedNote | null; readonly others: SignedNote | null }> {
  let [ours, others]: [SignedNote | null, SignedNote | null] = [null, null]
  for await (const note of notesOf(pieces)) {
    if (note.checkpoint.origin !== key.name || isTorn(note)) continue
    if (isOurs(key, note)) ours = longer(ours, note)
    else others = longer(others, note)
  }
  return { ours, others }
}

/** Of two that are as long the first: at the edge of a piece a note is met again, and then perhaps without its time. */
function longer(known: SignedNote | null, note: SignedNote): SignedNote {
  return known !== null && known.checkpoint.size >= note.checkpoint.size ? known : note
}

async function* notesOf(pieces: AsyncIterable<string>): AsyncIterable<SignedNote> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    // What reaches to the end may go on in the next piece.
    for (const note of notesIn(text)) if (note.end < text.length) yield note
    text = lastLines(text)
  }
  yield* notesIn(text)
}

/** Many times as long as a note with its time. */
const overlap = 8 * 1024

/** As much as a note may have begun in, from the start of a line. */
function lastLines(text: string): string {
  const from = text.length - overlap
  if (from <= 0) return text
  const lineEnd = text.indexOf('\n', from)
  return lineEnd === -1 ? '' : text.slice(lineEnd + 1)
}
