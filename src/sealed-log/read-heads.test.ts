import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { readHeads, type VerifiedHeads } from './read-heads.ts'
import { checkpointText, keyHash, keyText, type NoteKey, readKey, signedNote } from './signed-note.ts'

const origin = 'id.example.com/audit/app_1'

interface Signer {
  readonly key: NoteKey
  readonly privateKey: KeyObject
  readonly rawKey: Buffer
}

function newSigner(name = origin): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const rawKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const key = readKey(keyText(name, rawKey))
  if (key === null) throw new Error('a key of our own cannot be read')
  return { key, privateKey, rawKey }
}

function noteBy({ key, privateKey, rawKey }: Signer, size: number, signedSize = size): string {
  const textOf = (events: number) => checkpointText({ origin: key.name, size: events, root: Buffer.alloc(32, 7) })
  const signature = sign(null, Buffer.from(textOf(signedSize)), privateKey)
  return signedNote(textOf(size), key.name, keyHash(key.name, rawKey), signature)
}

const alice = newSigner()
const bob = newSigner()
const time = '2026-11-20T01:00:00.000Z'
const entry = (note: string) => `\n# ${time}\n${note}`

async function headsIn(text: string, verified: VerifiedHeads = 'each', pieceLength = 64 * 1024) {
  async function* pieces() {
    for (let from = 0; from < text.length; from += pieceLength) yield text.slice(from, from + pieceLength)
  }
  const { signed, unsigned } = await readHeads(pieces, alice.key, verified)
  return { signed: signed?.size ?? null, unsigned: unsigned?.size ?? null, at: signed?.keptAt?.toISOString() ?? null }
}

test('the longest signed head is found whatever is written around it, and with its time', async () => {
  const heads = [3, 9, 4].map((size) => entry(noteBy(alice, size))).join('')
  const others = entry(noteBy(newSigner('id.example.com/audit/app_2'), 500))
  const padding = [`\n${origin}\n`.repeat(5_000), `\n# ${time}\n${origin}\n`.repeat(5_000), 'x'.repeat(300_000)]
  for (const between of ['', ...padding]) {
    for (const verified of ['longest', 'each'] as const) {
      const found = await headsIn(`${between}${heads}${others}${between}`, verified)
      expect(found).toEqual({ signed: 9, unsigned: null, at: time })
    }
  }
  expect(await headsIn(others)).toEqual({ signed: null, unsigned: null, at: null })
})

test('wherever a piece ends, the heads are found whole, with their times', async () => {
  const text = `${'x'.repeat(9_000)}${[1, 2, 3].map((size) => entry(noteBy(alice, size))).join('')}`
  for (let length = 40; length <= 400; length += 13) {
    expect(await headsIn(text, 'each', length)).toEqual({ signed: 3, unsigned: null, at: time })
  }
})

test('a head of this log that its key has not signed is told, also a short one that bears the name of the key', async () => {
  const own = entry(noteBy(alice, 9))
  expect(await headsIn(own + entry(noteBy(bob, 4)), 'longest')).toEqual({ signed: 9, unsigned: 4, at: time })
  expect(await headsIn(entry(noteBy(bob, 4)))).toEqual({ signed: null, unsigned: 4, at: null })
  const forged = (size: number) => own + entry(noteBy(alice, size, 5))
  expect(await headsIn(forged(6), 'each')).toEqual({ signed: 9, unsigned: 6, at: time })
  for (const verified of ['longest', 'each'] as const) {
    expect(await headsIn(forged(60), verified)).toEqual({ signed: 9, unsigned: 60, at: time })
  }
})

test('an entry that broke off at whatever byte hides neither the one before nor the one after, and accuses nobody', async () => {
  const torn = Buffer.from(entry(noteBy(alice, 7)))
  for (let bytes = 0; bytes <= torn.length; bytes += 1) {
    const before = entry(noteBy(alice, 5)) + torn.subarray(0, bytes).toString()
    const { signed, unsigned } = await headsIn(before)
    // All but the padding of the signature and the end of its line is as good as whole.
    expect([signed, unsigned]).toEqual([bytes >= torn.length - 2 ? 7 : 5, null])
    expect(await headsIn(before + entry(noteBy(alice, 8)))).toEqual({ signed: 8, unsigned: null, at: time })
  }
})
