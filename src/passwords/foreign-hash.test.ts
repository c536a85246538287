import { hash as bcrypt } from '@node-rs/bcrypt'
import { describe, expect, it } from 'vitest'
import { makeArgon2 } from './argon2.ts'
import { type ForeignHash, parseForeignHash } from './foreign-hash.ts'
import { verifyForeignHash } from './verify-foreign-hash.ts'

/** Parsed, kept as JSON and read back, as in the product. */
function imported(input: unknown): ForeignHash {
  const parsed = parseForeignHash(input, 'custom_password_hash')
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'))
  return JSON.parse(JSON.stringify(parsed.hash))
}

async function expectOnly(password: string, input: unknown): Promise<void> {
  const hash = imported(input)
  expect(await verifyForeignHash(password, hash)).toBe(true)
  for (const wrong of [password.slice(0, -1), password.toUpperCase()]) {
    expect(await verifyForeignHash(wrong, hash)).toBe(false)
  }
}

describe('the examples in Auth0 documentation of the import format', () => {
  it.each([
    ['shh', { algorithm: 'md4', hash: { value: 'AbuUujgF0pPPkJPSFRTpmA==', encoding: 'base64' } }],
    [
      'shh',
      {
        algorithm: 'sha256',
        hash: { value: 'd24e794fce503c3ddb1cd1ba1dd5d9b250cf9917336a0316fefd87fecf79200f', encoding: 'hex' },
        salt: { value: 'abc123', position: 'prefix' },
      },
    ],
    ['shh', { algorithm: 'bcrypt', hash: { value: '$2b$10$C9hB01.YxRSTcn/ZOOo4j.TW7xCKKFKBSF.C7E0xiUwumqIDqWUXG' } }],
    [
      'shh',
      {
        algorithm: 'argon2',
        hash: {
          value: '$argon2id$v=19$m=65536,t=2,p=1$J6Q/82PCyaNpYKRELJyTZg$m04qUAB8rexWDR4+/0f+SFB+4XMFxt7YAvAq2UycYos',
        },
      },
    ],
    [
      'shh',
      {
        algorithm: 'pbkdf2',
        hash: {
          value:
            '$pbkdf2-md4$i=100000,l=64$+N375B8q0Fw$fp2R9KAM4hK/votGHC5Fu+jhqbxUD8+Nic/EMSGvNC3UP/k7wSHI0uXluHRSkZfl/BOheYqNOemayG90ZaSSQw',
          encoding: 'utf8',
        },
      },
    ],
    [
      'shh',
      {
        algorithm: 'pbkdf2',
        hash: {
          value:
            '$pbkdf2-sha512$i=100000,l=64$KNyFsA2rWoE$I2CQGI9H0JxdDf3kERRI97kPCGxh0KWBIV3MxyaS191gDGfzVBGyS4BibhgqWQ0/ails8mHuU9ckASxHOOq58w',
        },
      },
    ],
    [
      'shh',
      {
        algorithm: 'ldap',
        hash: {
          value: '{SSHA384}/cgEjdoZh85DhurDeOQEMO1rMlAur93SVPbYe5XSD4lF7nNuvrBju5hUeg9A6agRemgSXGl5YuE=',
          encoding: 'utf8',
        },
      },
    ],
    [
      'test',
      {
        algorithm: 'hmac',
        hash: {
          value: 'cg7f42jH39/2EaAU4wNd4s2lKIk=',
          encoding: 'base64',
          digest: 'sha1',
          key: { value: '736868', encoding: 'hex' },
        },
      },
    ],
    [
      'password',
      {
        algorithm: 'scrypt',
        hash: { value: '097f6197e1b41538f723e32aa7a68e8d76227d8e432ce5faa4882a913032db29', encoding: 'hex' },
        salt: { value: 'abc123', encoding: 'utf8' },
        keylen: 32,
        cost: 4096,
      },
    ],
  ])('open with "%s" and with nothing near it: %o', expectOnly)
})

describe('a plain digest', () => {
  const password = 'Grün-€5 passt'
  const salt = { value: '4e ff 61 43 6c 21'.replaceAll(' ', ''), encoding: 'hex' }
  // Without salt, salt before, salt after: made with Python's hashlib, MD4 with OpenSSL.
  const vectors = {
    md4: ['330fb0f9752972a6cd827564f41259bd', 'c19f01d88ef599b02a2b2dd84d5ecd75', '232af4dd63667745f898109d84aed39d'],
    md5: ['680129cdcfed47f4350155c9829282b0', '15770c78d46e0a8a0c92bfd5b3434974', '978ae781fd9d31a7cd6d2101a9f66fff'],
    sha1: [
      'c380a9710aa0defe4e20452ec214474e492c3784',
      'ea2dd1cab71d19dce81478da7bc0d9187c95149f',
      'e6ad694912f08eb17972c2c21e1b3ff715a5a835',
    ],
    sha256: [
      'cdc00fbbe33ed52f88943729a01ca4cfb04f4dab63ce91827d58292dab38883c',
      '110043f8a1138e84120d47f9259e4193f4a30c4cbb4aa52ed206bd167de3964c',
      '2a99487dc067d870560f1f32007ce9a0fb9ea83fddcb455b2da2291ad9e9042b',
    ],
    sha512: [
      'd6c3eeb869456627e5604f87b92700c94d7bd18177ab2f2d33e084a33b71590ccf984cae71fbff26aa6e6ce0ee9e3b0e85991106fcc1bb7022e0d6966bc84616',
      'e40d765f9c48526f7a2c567d42c69b72391fc11db8bd427d51697828988513fccedf6949de6773dbf435def9455cd06794a79a5e6a0bc2724656aab76302f98a',
      'a4d49a72e55176869feb7bf78561ae7b253fe1f601baa6b621c2f4ff36a99b8f38f9aed7b9dc891ebc380a8a030eb9b16e7e7c45000b22651eb724c097428965',
    ],
  }

  it.each(Object.entries(vectors))(
    '%s is checked without salt, with one before and with one after',
    async (algorithm, [bare, prefixed, suffixed]) => {
      await expectOnly(password, { algorithm, hash: { value: bare, encoding: 'hex' } })
      await expectOnly(password, { algorithm, hash: { value: prefixed, encoding: 'hex' }, salt })
      await expectOnly(password, {
        algorithm,
        hash: { value: prefixed, encoding: 'hex' },
        salt: { ...salt, position: 'prefix' },
      })
      await expectOnly(password, {
        algorithm,
        hash: { value: suffixed, encoding: 'hex' },
        salt: { ...salt, position: 'suffix' },
      })
    },
  )

  it('is read as upper-case hex, as base64, as URL base64 and unpadded', async () => {
    const bytes = Buffer.from(vectors.sha256[0]!, 'hex')
    const base64 = bytes.toString('base64')
    const values = [base64, base64.replace('=', ''), bytes.toString('base64url')]
    await expectOnly(password, {
      algorithm: 'sha256',
      hash: { value: bytes.toString('hex').toUpperCase(), encoding: 'hex' },
    })
    for (const value of values) await expectOnly(password, { algorithm: 'sha256', hash: { value, encoding: 'base64' } })
  })

  it('takes its salt as base64 and as UTF-8 text, which is the default', async () => {
    const hash = { value: vectors.sha256[1], encoding: 'hex' }
    await expectOnly(password, { algorithm: 'sha256', hash, salt: { value: 'Tv9hQ2wh', encoding: 'base64' } })
    const textSalted = { value: 'd24e794fce503c3ddb1cd1ba1dd5d9b250cf9917336a0316fefd87fecf79200f', encoding: 'hex' }
    await expectOnly('shh', { algorithm: 'sha256', hash: textSalted, salt: { value: 'abc123', encoding: 'utf8' } })
  })

  it.each([
    ['utf8', 'Grün5', 'aac5a6541ad0f7a37d49156a72f5cab6d32bbf9d1ae9a9d7b9dacead05a1f330'],
    ['utf16le', 'Grün5', 'fa1ec64e272f6542079ba8d9e31d97508b011473d4e3a72d5b1d89d0bc4c1c05'],
    ['ucs2', 'Grün5', 'fa1ec64e272f6542079ba8d9e31d97508b011473d4e3a72d5b1d89d0bc4c1c05'],
    ['latin1', 'Grün5', 'addf856629a67de7dfa77292da0ae0465102a7d10e21816da034309bcad33751'],
    ['binary', 'Grün5', 'addf856629a67de7dfa77292da0ae0465102a7d10e21816da034309bcad33751'],
    ['ascii', 'Green5', 'e8f8a0379e8b96f7bce4121eebab92dcc2bd3ca035ce9c79000e2690a9fd652d'],
  ])('over a password in %s is checked in that encoding', async (encoding, text, value) => {
    await expectOnly(text, { algorithm: 'sha256', hash: { value, encoding: 'hex' }, password: { encoding } })
  })

  it('of NT, which is MD4 over UTF-16, is checked', async () => {
    const hash = { value: '8846F7EAEE8FB117AD06BDD830B7586C', encoding: 'hex' }
    await expectOnly('password', { algorithm: 'md4', hash, password: { encoding: 'utf16le' } })
  })

  it('over one-byte letters does not take a wider letter for the one with the same low byte', async () => {
    const hash = { value: 'addf856629a67de7dfa77292da0ae0465102a7d10e21816da034309bcad33751', encoding: 'hex' }
    const lookalike = 'Grün5'.replace('r', String.fromCharCode(0x100 + 'r'.charCodeAt(0)))
    expect(Buffer.from(lookalike, 'latin1')).toEqual(Buffer.from('Grün5', 'latin1'))
    const parsed = imported({ algorithm: 'sha256', hash, password: { encoding: 'latin1' } })
    expect(await verifyForeignHash(lookalike, parsed)).toBe(false)
  })

  it('is tried with the password as typed and then in its normalised form', async () => {
    const composed = '850f7dc43910ff890f8879c0ed26fe697c93a067ad93a7d50f466a7028a9bf4e'
    const decomposed = '81ef060bcd98adc7824eb5c1ada83c32491b16018e11e79f00ab9d09e04b015a'
    const check = (value: string, typed: string) =>
      verifyForeignHash(typed, imported({ algorithm: 'sha256', hash: { value, encoding: 'hex' } }))
    expect(await check(decomposed, 'cafe\u0301')).toBe(true)
    expect(await check(composed, 'cafe\u0301')).toBe(true)
    expect(await check(composed, 'caf\u00e9')).toBe(true)
    expect(await check(decomposed, 'caf\u00e9')).toBe(false)
  })
})

describe('an HMAC', () => {
  // Made with the command-line tool of OpenSSL; the key is "kéy", then the hundred bytes 0 to 99, longer than most blocks.
  const vectors = {
    md4: 'f862523bbea3277c0e217d33f3107fb0',
    md5: '2cd2ed1a015335fdac64efea5c1f3b9c',
    ripemd160: 'b90e39a2cc45c1213dec397c6093169583e1661b',
    sha1: '8cd183e894b4b8c459397a7cd9147f04317d8842',
    sha224: 'e7e1b952cea5b6408384989ea2a11b376cf953414fb7c53e7000bbd9',
    sha256: '39030c5c741c0ee252c9336c792de4c6eabfdecb4eddfa3974da52fd54a4a573',
    sha384: '31e95652bf728111eef62656255d0192a02020f4f8938eb35d98686790dca416739acf6c01fca62db60280bab070c70b',
    sha512:
      '3f30a829a2c5393ed9a7394e70525691f165f0c939aa0528c1af4572c008525d6f2f8a895ed1ba3d5def2c04d3a02215ccea0bcef0aa160236590d199bc63fe7',
    whirlpool:
      '2d9c74acd1f3aee4e660d5cb6c9866e1d3ec88fdf81ae5f5ced72cb1984add63ea1b303c8f8cd751386403d50d258eca38bd86f67183c26e709cfbeb6e8ce91b',
  }

  it.each(Object.entries(vectors))('with %s is checked under a key of text, hex or base64', async (digest, value) => {
    const key = Buffer.from('kéy')
    for (const given of [
      { value: 'kéy' },
      { value: key.toString('hex'), encoding: 'hex' },
      { value: key.toString('base64'), encoding: 'base64' },
    ]) {
      const hash = { value, encoding: 'hex', digest, key: given }
      await expectOnly('correct horse', { algorithm: 'hmac', hash })
    }
  })

  it('with a key longer than a block is checked', async () => {
    const key = {
      value: Buffer.from(Array.from({ length: 100 }, (_, place) => place)).toString('hex'),
      encoding: 'hex',
    }
    const value = 'a118f8dc05587de2fd95431834bab1f4'
    await expectOnly('correct horse', { algorithm: 'hmac', hash: { value, encoding: 'hex', digest: 'md4', key } })
  })

  it.each([
    ['prefix', '43981c8e92de51cb56dc152f3c9dc698389372f99a45739401205c7ff28a6dba'],
    ['suffix', '1095462ce2e6bba5215497e50218c57fc27f7cbfe613d9a996237a764c54dc1c'],
  ])('takes a salt as %s of the message', async (position, value) => {
    const hash = { value, encoding: 'hex', digest: 'sha256', key: { value: 'key' } }
    await expectOnly('correct horse', { algorithm: 'hmac', hash, salt: { value: 'salt', position } })
  })
})

describe('an LDAP hash', () => {
  it.each([
    '{MD5}PLTnMmMfR+brlh80VUt83g==',
    '{SMD5}t9y+sKB2odfdbeQvZQas7QECc2FsdA==',
    '{SHA}L55TUjtiq8FBorTWAZ0jy6g129A=',
    '{SSHA}5bYnKJ5mdJocyeUCyUr/SZKhq5gBAnNhbHQ=',
    '{ssha}5bYnKJ5mdJocyeUCyUr/SZKhq5gBAnNhbHQ=',
    '{SHA224}vmeOyw4eE/0MFECZX0MiXKg662Zxfo6nkLhn8g==',
    '{SSHA224}xK/S074WSwZ9aw/XIwalOOw4NAZ+zDlPYId0vwECc2FsdA==',
    '{SHA256}QQTTb42iwlQ0n4WDZ5Pr4CngyVcGOjTJHC6SAxh7VjE=',
    '{SSHA256}I9BH64Lpdg39Orm1Q/AWW66gEuiXQJObOUZaUlgB8poBAnNhbHQ=',
    '{SHA384}ArIKby67E2Cppg9M+QhXNj7UGcAisSFWfOX5HG45Zk+3j9YCNMSli1v8cUWumDKS',
    '{SSHA384}/D6mmb6bJrFZFn0y7cA0HWRh2kDiFicZnwrX8DLzfpubYC8ei1Sdi8F/VETBkwp1AQJzYWx0',
    '{SHA512}VraY3v7bWkNbY0r+MyC7rz/c2SC2xQOkRvx7endrKY1HnRumqLYXgI6wv1ec6aldZoNHvKtxSQhayTyyeZUZew==',
    '{SSHA512}l0sRTwAMz++X63M17FNjPfYXwrJmqHEAFQhQs9QZhwoR+th6DASgWbxYV+SeQjBii2Le3IkU06NuSgT1zB1AiAECc2FsdA==',
  ])('%s opens with its password alone', async (value) => {
    await expectOnly('correct horse', { algorithm: 'ldap', hash: { value } })
  })
})

describe('bcrypt', () => {
  // Made with libxcrypt.
  const tail = '05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2'

  it.each([`$2a$${tail}`, `$2b$${tail}`, `$2y$${tail}`])('%s opens with its password alone', async (value) => {
    await expectOnly('correct horse', { algorithm: 'bcrypt', hash: { value, encoding: 'utf8' } })
  })

  it.each([
    ['prefix', '$2b$05$abcdefghijklmnopqrstuuiSg6URy4GhHSLKoMisTT23QeEEhwgNu'],
    ['suffix', '$2b$05$abcdefghijklmnopqrstuufTU0odOafBM..nosMcrVjADjzWiFfwm'],
  ])('takes a salt of its own as %s', async (position, value) => {
    await expectOnly('correct horse', { algorithm: 'bcrypt', hash: { value }, salt: { value: 'salt', position } })
  })

  it('over a password in Latin-1 is checked byte by byte', async () => {
    const hash = await bcrypt(Buffer.from('Grün5', 'latin1'), 4)
    const input = { algorithm: 'bcrypt', hash: { value: hash }, password: { encoding: 'latin1' } }
    expect(await verifyForeignHash('Grün5', imported(input))).toBe(true)
    expect(await verifyForeignHash('Grýn5', imported(input))).toBe(false)
  })

  it('reads 72 bytes, as every bcrypt does, so that people with longer passwords can sign in', async () => {
    const hash = imported({
      algorithm: 'bcrypt',
      hash: { value: '$2b$05$abcdefghijklmnopqrstuujf8SX2ahXLwp9w/B.Y5XdysS6yR576q' },
    })
    expect(await verifyForeignHash('x'.repeat(72), hash)).toBe(true)
    expect(await verifyForeignHash(`${'x'.repeat(72)}tail`, hash)).toBe(true)
    expect(await verifyForeignHash('x'.repeat(71), hash)).toBe(false)
  })
})

describe('argon2', () => {
  // From the tests of the reference implementation.
  it.each([
    '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc',
    '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8',
    '$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ',
  ])('%s opens with its password alone', async (value) => {
    await expectOnly('password', { algorithm: 'argon2', hash: { value } })
  })

  it('over a password in Latin-1 is checked byte by byte', async () => {
    const value = await makeArgon2(Buffer.from('Grün5', 'latin1'), { memoryKiB: 64, passes: 1, lanes: 1 })
    await expectOnly('Grün5', { algorithm: 'argon2', hash: { value }, password: { encoding: 'latin1' } })
  })
})

describe('PBKDF2', () => {
  // Made with Python's hashlib.
  it.each([
    '$pbkdf2-md5$i=1000,l=40$cGVwcGVyJnNhbHQ$zt0G1zbyznzWz22KJgaoRcLHjAxog9KVgT/fBM9T/ORsDmF8yoUCmw',
    '$pbkdf2-ripemd160$i=1000,l=40$cGVwcGVyJnNhbHQ$mURNIyJi+fd7CwTftf8+RoFgkYrFgEfD4bgsAwx9vWu983o2+jMUKg',
    '$pbkdf2-rmd160$i=1000,l=40$cGVwcGVyJnNhbHQ$mURNIyJi+fd7CwTftf8+RoFgkYrFgEfD4bgsAwx9vWu983o2+jMUKg',
    '$pbkdf2-sha1$i=1000,l=40$cGVwcGVyJnNhbHQ$inKxBU3glhJs6d7KLhANk2sK8W+IERWVduUBRWBZyms+jDoNXsAmSg',
    '$pbkdf2-RSA-SHA1-2$i=1000,l=40$cGVwcGVyJnNhbHQ$inKxBU3glhJs6d7KLhANk2sK8W+IERWVduUBRWBZyms+jDoNXsAmSg',
    '$pbkdf2-sha224$i=1000,l=40$cGVwcGVyJnNhbHQ$HJgL2F2xQyE5o9DLDRmIRr2N+4I63G6XK440hgphQHv6jVXdTO3tkA',
    '$pbkdf2-sha256$i=1000,l=40$cGVwcGVyJnNhbHQ$RnYzUetc4/IR41gSpq25joieM7B95d4gdoGZp1TtqeVB37ZFarbQYg',
    '$pbkdf2-sha256WithRSAEncryption$l=40,i=1000$cGVwcGVyJnNhbHQ$RnYzUetc4/IR41gSpq25joieM7B95d4gdoGZp1TtqeVB37ZFarbQYg',
    '$pbkdf2-sha384$i=1000,l=40$cGVwcGVyJnNhbHQ$6r6sQRs9iI3NEShQy105S/gAyLMPT0SJrLrK9XmkvlKeMkGPln7IiQ',
    '$pbkdf2-sha512$i=1000,l=40$cGVwcGVyJnNhbHQ$l6xqcCIKTM8zGrMn0HFZs/zQ2UNyO9stCpI95vjvq6202f3qTLer4w',
  ])('%s opens with its password alone', async (value) => {
    await expectOnly('correct horse', { algorithm: 'pbkdf2', hash: { value } })
  })

  it('without settings has 100,000 iterations, as with Auth0', async () => {
    const value =
      '$pbkdf2-sha256$cGVwcGVyJnNhbHQ$idEIdJ8w6BmfageShoMdGOLwuQVH9XcDjSm1Ru+LYSXjJPfzofE6rCjKfEeq/meVjzCOeFHAFcIR8h4IXcYUhA'
    await expectOnly('correct horse', { algorithm: 'pbkdf2', hash: { value } })
  })

  it('over a password in UTF-16 is checked in that encoding', async () => {
    const value = '$pbkdf2-sha256$i=1000,l=32$cGVwcGVyJnNhbHQ$kUPY7G2IGPQ3lDM590EgGEPdEX0IE03lMa6EmSHZknA'
    await expectOnly('Grün5', { algorithm: 'pbkdf2', hash: { value }, password: { encoding: 'utf16le' } })
  })

  it('may have its digest, salt and iterations in fields of their own', async () => {
    const value = '97ac6a70220a4ccf331ab327d07159b3fcd0d943723bdb2d0a923de6f8efabad'
    const hash = { value, encoding: 'hex', digest: 'sha512' }
    await expectOnly('correct horse', {
      algorithm: 'pbkdf2',
      hash,
      salt: { value: 'pepper&salt' },
      iterations: 1000,
      keylen: 32,
    })
  })
})

describe('scrypt', () => {
  // Made with Python's hashlib.
  it('without settings has the cost of 16,384, block size 8 and parallelization 1', async () => {
    const hash = { value: '5ad2bd3dda47f2f58376750557515204befa64757eb1217fa7ed21b7deba8db4', encoding: 'hex' }
    await expectOnly('correct horse', { algorithm: 'scrypt', hash, salt: { value: 'saltsalt' }, keylen: 32 })
  })

  it('is checked with its own settings, encodings and length', async () => {
    await expectOnly('Grün5', {
      algorithm: 'scrypt',
      hash: { value: 'nm+aqS7P1dz4lWHh6d2WXJ3a69ulQVD4cZbUzA45OHb/gVHaPf1/q82UxugdQZ36', encoding: 'base64' },
      salt: { value: '0102', encoding: 'hex' },
      password: { encoding: 'utf16le' },
      ...{ keylen: 48, cost: 1024, blockSize: 4, parallelization: 3 },
    })
  })

  it('may have no salt', async () => {
    const value =
      '0fd201d92bb0286f2dc9250fb86a50a55745a5ad502148475cb6fc9b4f33dc246be050894d0510aade57fe2cf32517b89fb16e74975e140dacfca0b35c8d66e0'
    const hash = { value, encoding: 'hex' }
    await expectOnly('correct horse', { algorithm: 'scrypt', hash, keylen: 64, cost: 16, blockSize: 1 })
  })
})
