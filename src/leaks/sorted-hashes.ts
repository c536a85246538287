// The search in a file of lines that begin with a SHA-1 hash in upper-case hex, in ascending order. Hashes lie evenly, so
// where one must be is told from its digits, and a handful of positioned reads are enough for a thousand million lines.
import type { FileHandle } from 'node:fs/promises'

const blockBytes = 4096

/** Throws an Error where the file is not what it seems to be, or cannot be read. */
export async function findHash(list: FileHandle, size: number, hash: string): Promise<boolean> {
  const sought = placeOf(hash)
  // Where the hash can only be: from the beginning of a line to the end of one, and which hashes lie around it.
  let [from, to] = [0, size]
  let [before, after] = [0, 1]
  for (let isGuess = true; from < to; isGuess = !isGuess) {
    // Every other time the middle, so that a list that is not spread evenly is found through as well.
    const share = isGuess ? (sought - before) / (after - before) : 0.5
    const lines = await linesAt(list, size, guessed(from, to, share))
    const [first, last] = [lines.at(0), lines.at(-1)]
    if (first === undefined || last === undefined) throw new Error(`no line of a hash begins near byte ${from}`)
    if (hash < first.hash) [to, after] = [first.from, placeOf(first.hash)]
    else if (hash > last.hash) [from, before] = [last.to, placeOf(last.hash)]
    else return lines.some((line) => line.hash === hash)
  }
  return false
}

/** So that the block around the likely place holds the line; where little is left, all of it. */
function guessed(from: number, to: number, share: number): number {
  const room = to - from - blockBytes
  if (room <= 0) return from
  const likely = from + (Number.isFinite(share) ? share : 0.5) * (to - from) - blockBytes / 2
  return Math.floor(Math.min(Math.max(likely, from), from + room))
}

/** How far along the order a hash lies, from 0 to 1. */
function placeOf(hash: string): number {
  return Number.parseInt(hash.slice(0, 12), 16) / 2 ** 48
}

const samples = 64

/** Throws an Error unless the lines at places all over the file are such lines, in ascending order. */
export async function refuseOtherFiles(list: FileHandle, size: number): Promise<void> {
  if (size === 0) throw new Error('it is empty')
  let seen: Pick<Line, 'hash' | 'to'> = { hash: '', to: 0 }
  for (let sample = 0; sample <= samples; sample++) {
    const place = Math.floor((Math.max(size - blockBytes + 1, 0) / samples) * sample)
    for (const line of await linesAt(list, size, place)) {
      // In a short file the places share lines.
      if (line.from < seen.to) continue
      if (line.hash < seen.hash) throw new Error(`the hashes are not in ascending order near byte ${line.from}`)
      seen = line
    }
  }
}

interface Line {
  readonly hash: string
  readonly from: number
  readonly to: number
}

/** The whole lines in the block that begins at a place, or a byte before it: a line may begin just there. */
async function linesAt(list: FileHandle, size: number, place: number): Promise<readonly Line[]> {
  const begin = Math.max(place - 1, 0)
  const { buffer, bytesRead } = await list.read(Buffer.alloc(blockBytes), 0, blockBytes, begin)
  const text = buffer.toString('latin1', 0, bytesRead)
  const lines: Line[] = []
  let from = begin === 0 ? 0 : text.indexOf('\n') + 1
  if (begin > 0 && from === 0) throw new Error(`no line ends near byte ${begin}`)
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    // The last line may lack its end.
    if (end === -1 && begin + bytesRead < size) break
    const to = end === -1 ? text.length : end + 1
    const line = text.slice(from, to).trimEnd()
    if (!lineForm.test(line)) throw new Error(`no line such as 0123…CDEF:5 at byte ${begin + from}`)
    lines.push({ hash: line.slice(0, 40), from: begin + from, to: begin + to })
    from = to
  }
  return lines
}

const lineForm = /^[0-9A-F]{40}(:\d{1,12})?$/
