import { describe, expect, it } from 'vitest'
import { pbkdf2Md4 } from './pbkdf2-md4.ts'

describe('PBKDF2 with MD4', () => {
  // Made with OpenSSL's legacy provider: a short key, one of a whole block, one that is hashed first.
  it.each([
    [1, 'a4d5eacddf5dfba3d9ed4805f9ef0461a2da589a'],
    [64, '70b123cba4955604873ea6ebc76f536569170fb8'],
    [65, 'b712e21d4e0d92c46aa369060d06f5eaf57a9715'],
  ])('of a password of %i letters is what OpenSSL derives', async (count, derived) => {
    const actual = await pbkdf2Md4(Buffer.alloc(count, 'p'), Buffer.from('NaCl'), 9001, 20)
    expect(actual.toString('hex')).toBe(derived)
  })

  it('lets other work run while it counts', async () => {
    let turns = 0
    const ticking = setInterval(() => {
      turns += 1
    }, 1)
    await pbkdf2Md4(Buffer.from('password'), Buffer.from('NaCl'), 100_000, 16)
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(5)
  })
})
