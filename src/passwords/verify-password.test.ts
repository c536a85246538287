import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { parseForeignHash } from './foreign-hash.ts'
import { hashPassword } from './hash-password.ts'
import type { Hashing } from './hashing.ts'
import { createHashingLane } from './hashing-lane.ts'
import type { PepperRing } from './pepper.ts'
import type { ForeignPassword } from './stored-password.ts'
import { verifyNobody, verifyPassword } from './verify-password.ts'

const first = { id: 'p1', key: Buffer.alloc(32, 1) }
const second = { id: 'p2', key: Buffer.alloc(32, 2) }
const ring: PepperRing = { current: first, retired: [] }
const cheap = hashingOf(64)

function hashingOf(memoryKiB: number, passes = 1): Hashing {
  return { lane: createHashingLane({ width: 2, maxWaitMs: 5000 }), cost: { memoryKiB, passes, lanes: 1 } }
}

function foreign(input: unknown): ForeignPassword {
  const parsed = parseForeignHash(input, 'custom_password_hash')
  if (!parsed.ok) throw new Error(parsed.faults[0]?.message)
  return { kind: 'foreign', hash: parsed.hash }
}

const md5OfPassword = foreign({
  algorithm: 'md5',
  hash: { value: '5f4dcc3b5aa765d61d8327deb882cf99', encoding: 'hex' },
})

describe('a password of our own', () => {
  const verifyAgainst = async (stored: string, typed: string) =>
    (await verifyPassword(typed, await hashPassword(stored, first, cheap), ring, cheap)).matches

  it('is told from every other', async () => {
    expect(await verifyAgainst('correct horse', 'correct horse')).toBe(true)
    for (const wrong of ['correct hors', 'correct horse ', ' correct horse', 'Correct horse', 'correct horsf']) {
      expect(await verifyAgainst('correct horse', wrong)).toBe(false)
    }
  })

  it('counts to the last of its 1,024 code points', async () => {
    const long = '😀'.repeat(1023)
    expect(await verifyAgainst(`${long}😀`, `${long}😀`)).toBe(true)
    expect(await verifyAgainst(`${long}😀`, `${long}😁`)).toBe(false)
    expect(await verifyAgainst(`${'x'.repeat(72)}a`, `${'x'.repeat(72)}b`)).toBe(false)
  })

  it('is the same however the keyboard composes its letters', async () => {
    expect(await verifyAgainst('caf\u00e9 Ａ', 'cafe\u0301 A')).toBe(true)
  })

  it('needs its pepper: the hash alone opens nothing', async () => {
    const stored = await hashPassword('correct horse', first, cheap)
    const stolen: PepperRing = { current: { id: 'p1', key: Buffer.alloc(32, 9) }, retired: [] }
    expect((await verifyPassword('correct horse', stored, stolen, cheap)).matches).toBe(false)
  })

  it('whose pepper is not in the ring is neither accepted nor refused: the fault is raised', async () => {
    const stored = await hashPassword('correct horse', second, cheap)
    await expect(verifyPassword('correct horse', stored, ring, cheap)).rejects.toMatchObject({
      code: 'internal',
      message: 'The password cannot be checked: its pepper is missing from the key ring.',
      cause: expect.stringContaining('"p2"'),
    })
  })

  it('whose stored hash is damaged is neither accepted nor refused', async () => {
    for (const damaged of ['', '$argon2id$v=19$m=64', 'plain']) {
      const stored = { kind: 'own', hash: damaged, pepperId: 'p1' } as const
      await expect(verifyPassword('correct horse', stored, ring, cheap)).rejects.toMatchObject({ code: 'internal' })
    }
  })
})

describe('a hash is made anew', () => {
  it('not while it is what we would make today', async () => {
    const stored = await hashPassword('correct horse', first, cheap)
    expect(await verifyPassword('correct horse', stored, ring, cheap)).toEqual({ matches: true, needsRehash: false })
  })

  it('when its cost is below the current one, not when it is above', async () => {
    const stored = await hashPassword('correct horse', first, hashingOf(64, 2))
    const needsRehash = async (hashing: Hashing) =>
      (await verifyPassword('correct horse', stored, ring, hashing)).needsRehash
    expect(await needsRehash(hashingOf(128, 2))).toBe(true)
    expect(await needsRehash(hashingOf(64, 3))).toBe(true)
    expect(await needsRehash(hashingOf(64, 1))).toBe(false)
    expect(await needsRehash(hashingOf(32, 2))).toBe(false)
  })

  it('when it was made with a retired pepper, which still opens it', async () => {
    const stored = await hashPassword('correct horse', first, cheap)
    const rotated: PepperRing = { current: second, retired: [first] }
    expect(await verifyPassword('correct horse', stored, rotated, cheap)).toEqual({ matches: true, needsRehash: true })
  })

  it('when it is not argon2id', async () => {
    const other = {
      kind: 'own',
      hash: await hash('x', { algorithm: 1, memoryCost: 64, timeCost: 1 }),
      pepperId: 'p1',
    } as const
    expect((await verifyPassword('correct horse', other, ring, cheap)).needsRehash).toBe(true)
  })

  it('when it came from elsewhere, always', async () => {
    expect(await verifyPassword('password', md5OfPassword, ring, cheap)).toEqual({ matches: true, needsRehash: true })
    expect(await verifyPassword('passwore', md5OfPassword, ring, cheap)).toEqual({ matches: false, needsRehash: true })
  })
})

describe('what cannot be a password', () => {
  it.each(['', 'a\0b', '\udc00', 'x'.repeat(5000)])('is refused alike for everybody (%#)', async (password) => {
    const own = await hashPassword('correct horse', first, cheap)
    for (const verdict of [
      verifyPassword(password, own, ring, cheap),
      verifyPassword(password, md5OfPassword, ring, cheap),
      verifyNobody(password, ring, cheap),
    ]) {
      await expect(verdict).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })

  it('cannot be the empty password of an imported hash', async () => {
    const ofNothing = { value: 'd41d8cd98f00b204e9800998ecf8427e', encoding: 'hex' }
    const stored = foreign({ algorithm: 'md5', hash: ofNothing })
    await expect(verifyPassword('', stored, ring, cheap)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('AUT-02 the time of a refusal does not tell', () => {
  const dear = hashingOf(16_384, 2)
  const timeMs = async (check: () => Promise<unknown>) => {
    const startedAt = performance.now()
    await check()
    return performance.now() - startedAt
  }
  const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)]!

  it('a person of ours, an imported one and nobody apart', async () => {
    const own = await hashPassword('correct horse', first, dear)
    const times: Record<'own' | 'imported' | 'nobody', number[]> = { own: [], imported: [], nobody: [] }
    // Taken in turns, so that a busy moment of the machine falls on all three.
    for (let count = 0; count < 15; count += 1) {
      times.own.push(await timeMs(() => verifyPassword('wrong', own, ring, dear)))
      times.imported.push(await timeMs(() => verifyPassword('wrong', md5OfPassword, ring, dear)))
      times.nobody.push(await timeMs(() => verifyNobody('wrong', ring, dear)))
    }
    for (const others of [times.imported, times.nobody]) {
      expect(median(others) / median(times.own)).toBeGreaterThan(0.5)
      expect(median(others) / median(times.own)).toBeLessThan(2)
    }
  })
})
