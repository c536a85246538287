import { describe, expect, it } from 'vitest'
import { whirlpool } from './whirlpool.ts'

// The first and last are printed in ISO/IEC 10118-3; the others, around the edges of padding and block, are OpenSSL's.
const digests = [
  [
    '',
    '19fa61d75522a4669b44e39c1d2e1726c530232130d407f89afee0964997f7a73e83be698b288febcf88e3e03c4f0757ea8964e59b63d93708b138cc42a66eb3',
  ],
  [
    'a'.repeat(31),
    '698d25826e50bfd1f4e67a1ddbe0d40fac00c4b8f49bd17f706e2f4c5c813249a8a2b771acec2a7425c20406acbc672a2bc83a62150af78f0d804d382658af05',
  ],
  [
    'a'.repeat(32),
    '661fe85e302a100bc85048438a734d219e0c006c8464f10eb2281194db21d3b236fabb497818f63511a63be7e1c5ea4009a0f937040f4bc080a68a2fff589dab',
  ],
  [
    'a'.repeat(64),
    '3ab1400670b9c37bc24274578aac331eb7150167c598c6c247bcdd8ae54be548470fcdc3718f276cebc324d2c9b35b6b4748d9a26985d9b79563f7e2890da38a',
  ],
  [
    'abc',
    '4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c7181eebdb6c57e277d0e34957114cbd6c797fc9d95d8b582d225292076d4eef5',
  ],
] as const

describe('Whirlpool', () => {
  it.each(digests)('of "%s" is the published digest', (text, digest) => {
    expect(whirlpool(Buffer.from(text)).toString('hex')).toBe(digest)
  })
})
