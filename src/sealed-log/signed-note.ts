// Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint): a log's name, its size and its root, and a line
// with the signature of the log's Ed25519 key. Keys are written as `name+hash+base64`.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'

export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

export interface KeptCheckpoint extends Checkpoint {
  /** As the line before it says, which nobody signed. */
  readonly keptAt: Date | null
}

export interface NoteKey {
  readonly name: string
  readonly hash: Buffer
  readonly publicKey: KeyObject
}

/** The number that signed notes give Ed25519. */
const ed25519 = Buffer.from([1])
const hashBytes = 4
/** The hash of the key and 64 bytes of Ed25519 (RFC 8032 §5.1.6). */
const signatureBytes = hashBytes + 64
/** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410 §4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

export function keyHash(name: string, rawKey: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(ed25519).update(rawKey).digest().subarray(0, hashBytes)
}

export function keyText(name: string, rawKey: Buffer): string {
  return `${name}+${keyHash(name, rawKey).toString('hex')}+${Buffer.concat([ed25519, rawKey]).toString('base64')}`
}

/** Null for whatever is no such key. */
export function readKey(text: string): NoteKey | null {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim())
  if (match === null) return null
  const [, name = '', hash = '', encoded = ''] = match
  const bytes = Buffer.from(encoded, 'base64')
  const rawKey = bytes.subarray(1)
  if (bytes[0] !== 1 || rawKey.length !== 32 || keyHash(name, rawKey).toString('hex') !== hash) return null
  const publicKey = createPublicKey({ key: Buffer.concat([spkiPrefix, rawKey]), format: 'der', type: 'spki' })
  return { name, hash: keyHash(name, rawKey), publicKey }
}

/** What is signed; the note is this, an empty line and the signature. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

export function signedNote(text: string, name: string, hash: Buffer, signature: Buffer): string {
  return `${text}\n\u2014 ${name} ${Buffer.concat([hash, signature]).toString('base64')}\n`
}

/** Before a note may stand a line that says when it was kept. */
const notePattern = /(?:^# ([^\n]+)\n)?^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:\u2014 [^\n]+\n?)+)/gm

/** Whether there is a checkpoint in a text, of whichever log. */
export function holdsCheckpoint(text: string): boolean {
  return text.search(notePattern) !== -1
}

/** Every checkpoint of this key's log in a text, such as a file that many were written to; others are passed over. */
export function readCheckpoints(text: string, key: NoteKey): (Checkpoint & { readonly isSigned: boolean })[] {
  return notesIn(text)
    .filter(({ checkpoint }) => checkpoint.origin === key.name)
    .map((note) => {
      const { origin, size, root } = note.checkpoint
      return { origin, size, root, isSigned: isSignedBy(key, note) }
    })
}

export interface SignedNote {
  readonly checkpoint: KeptCheckpoint
  /** A line each. */
  readonly signatures: string
  /** Where in the text the note is over. */
  readonly end: number
}

/** Every checkpoint in a text, of whichever log. */
export function notesIn(text: string): SignedNote[] {
  return [...text.matchAll(notePattern)].map((match) => {
    const [whole, keptAt, origin = '', size = '', root = '', signatures = ''] = match
    const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64'), keptAt: timeOf(keptAt) }
    return { checkpoint, signatures, end: match.index + whole.length }
  })
}

function timeOf(text: string | undefined): Date | null {
  const time = new Date(text ?? '')
  return Number.isNaN(time.getTime()) ? null : time
}

/** No signature below it is as long as one is: whoever wrote the note broke off. */
export function isTorn({ signatures }: SignedNote): boolean {
  return signatureLines(signatures).every(({ bytes }) => bytes.length < signatureBytes)
}

/** Whether there is a signature below it that says to be this key's. */
export function isClaimedBy(key: NoteKey, { signatures }: SignedNote): boolean {
  return signaturesBy(key, signatures).length > 0
}

export function isSignedBy(key: NoteKey, { checkpoint, signatures }: SignedNote): boolean {
  const text = Buffer.from(checkpointText(checkpoint))
  return signaturesBy(key, signatures).some(({ bytes }) => verify(null, text, key.publicKey, bytes.subarray(hashBytes)))
}

function signaturesBy({ name, hash }: NoteKey, signatures: string) {
  return signatureLines(signatures).filter(
    ({ signer, bytes }) => signer === name && bytes.subarray(0, hashBytes).equals(hash),
  )
}

function signatureLines(signatures: string) {
  return signatures.split('\n').map((line) => {
    const [, signer, encoded = ''] = line.split(' ')
    return { signer, bytes: Buffer.from(encoded, 'base64') }
  })
}
