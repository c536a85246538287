import { describe, expect, it } from 'vitest'
import { parseBcryptText, parseForeignHash } from './foreign-hash.ts'

function faultsOf(input: unknown): readonly string[] {
  const parsed = parseForeignHash(input, 'custom_password_hash')
  return parsed.ok ? [] : parsed.faults.map((fault) => fault.message)
}

const md5 = { value: '5f4dcc3b5aa765d61d8327deb882cf99', encoding: 'hex' }
const bcryptTail = 'nFguVi9LsCAcvTZFKQlRKeLVydo8ETv483lkNsSFI/Wl1Rz1Ypo1K'
const leaveItOut = 'leave the hash out and let the person set a new password'

function argon2(settings: string, output = 'm04qUAB8rexWDR4+/0f+SFB+4XMFxt7YAvAq2UycYos'): unknown {
  return { algorithm: 'argon2', hash: { value: `$argon2id$v=19$${settings}$J6Q/82PCyaNpYKRELJyTZg$${output}` } }
}

function pbkdf2(digest: string, settings: string, outputBytes = 32): unknown {
  const output = Buffer.alloc(outputBytes, 1).toString('base64').replaceAll('=', '')
  return { algorithm: 'pbkdf2', hash: { value: `$pbkdf2-${digest}$${settings}$c29tZXNhbHQ$${output}` } }
}

function scrypt(settings: object, outputBytes = 32): unknown {
  const hash = { value: Buffer.alloc(outputBytes, 1).toString('hex'), encoding: 'hex' }
  return { algorithm: 'scrypt', hash, keylen: outputBytes, ...settings }
}

describe('the shape of an imported hash', () => {
  it.each([null, 'text', 7, [], undefined])('must be an object, not %o', (input) => {
    expect(faultsOf(input)).toEqual(['custom_password_hash: must be an object'])
  })

  it('names every fault at once, each under its own field', () => {
    const input = {
      algorithm: 'rot13',
      hash: { encoding: 'base32' },
      salt: { value: 1, position: 'middle' },
      cost: 0.5,
    }
    const parsed = parseForeignHash({ ...input, password: { encoding: 'ebcdic' } }, 'custom_password_hash')
    expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.field)).toEqual([
      'custom_password_hash.algorithm',
      'custom_password_hash.hash.value',
      'custom_password_hash.hash.encoding',
      'custom_password_hash.salt.value',
      'custom_password_hash.salt.position',
      'custom_password_hash.password.encoding',
      'custom_password_hash.cost',
    ])
    expect(faultsOf(input)).toContain('custom_password_hash.hash.encoding: must be one of base64, hex, utf8')
    expect(faultsOf(input)).toContain('custom_password_hash.cost: must be a whole number above 0')
  })

  it('has no other fields, so that a misspelt one is not lost', () => {
    const [fault] = faultsOf({ algorithm: 'md5', hash: { ...md5, salted: true } })
    expect(fault).toMatch(/^custom_password_hash\.hash\.salted: is not a field of an imported hash; it may have value/)
  })

  it('cannot be passed by what JavaScript gives every object', () => {
    for (const name of ['__proto__', 'toString']) {
      const input = JSON.parse(`{"algorithm":"md5","hash":{"value":"${md5.value}","encoding":"hex"},"${name}":{}}`)
      expect(faultsOf(input)[0]).toContain(`custom_password_hash.${name}: is not a field`)
    }
    expect(faultsOf({ algorithm: 'ldap', hash: { value: '{constructor}AAAA' } })).toHaveLength(1)
    expect(faultsOf({ algorithm: 'hmac', hash: { ...md5, digest: 'toString', key: { value: 'k' } } })).toHaveLength(1)
  })
})

describe('a binary hash', () => {
  it('must say whether it is hex or base64', () => {
    const expected = ['custom_password_hash.hash.encoding: must be hex or base64 for md5']
    expect(faultsOf({ algorithm: 'md5', hash: { value: md5.value } })).toEqual(expected)
    expect(faultsOf({ algorithm: 'md5', hash: { value: md5.value, encoding: 'utf8' } })).toEqual(expected)
  })

  it.each([
    ['hex', '5f4dcc3b5aa765d61d8327deb882cf9'],
    ['hex', '5f4dcc3b5aa765d61d8327deb882cfzz'],
    ['base64', 'X03MO1qnZdYdgyfeuILPm'],
    ['base64', 'X03MO1qnZdYdgyfeuILPmQ='],
    ['base64', 'X03M O1qnZdYdgyfeuILPmQ=='],
  ])('in %s that is not %s is refused', (encoding, value) => {
    expect(faultsOf({ algorithm: 'md5', hash: { value, encoding } })).toEqual([
      `custom_password_hash.hash.value: is not ${encoding}`,
    ])
  })

  it('must have the length of its algorithm, which shows a wrong encoding or algorithm', () => {
    expect(faultsOf({ algorithm: 'md5', hash: { ...md5, encoding: 'base64' } })).toEqual([
      'custom_password_hash.hash.value: md5 has 16 bytes, this value 24; check hash.encoding and the algorithm',
    ])
    expect(faultsOf({ algorithm: 'sha256', hash: md5 })[0]).toContain('sha256 has 32 bytes, this value 16')
  })

  it('with a salt in the wrong encoding is refused', () => {
    expect(faultsOf({ algorithm: 'md5', hash: md5, salt: { value: 'salt', encoding: 'hex' } })).toEqual([
      'custom_password_hash.salt.value: is not hex',
    ])
  })

  it('with a key beside it is refused unless it is an HMAC', () => {
    expect(faultsOf({ algorithm: 'md5', hash: { ...md5, key: { value: 'k' } } })).toEqual([
      'custom_password_hash.hash.key: is only for hmac, not for md5',
    ])
  })
})

describe('an HMAC', () => {
  it('needs its digest and its key', () => {
    expect(faultsOf({ algorithm: 'hmac', hash: md5 })).toEqual([
      'custom_password_hash.hash.key.value: is missing; hmac needs the key the hashes were made with',
      expect.stringMatching(/^custom_password_hash\.hash\.digest: must be one of md4, md5, .*whirlpool for hmac$/),
    ])
  })

  it('with a key in the wrong encoding is refused', () => {
    const hash = { ...md5, digest: 'md5', key: { value: 'kéy', encoding: 'hex' } }
    expect(faultsOf({ algorithm: 'hmac', hash })).toEqual(['custom_password_hash.hash.key.value: is not hex'])
  })
})

describe('an LDAP hash', () => {
  it.each(['{CRYPT}$1$abc$def', '{PBKDF2}AAAA', 'plain', '{SSHA'])('%s of another scheme is refused', (value) => {
    const [fault] = faultsOf({ algorithm: 'ldap', hash: { value } })
    expect(fault).toMatch(/^custom_password_hash\.hash\.value: must begin with \{MD5\}, \{SMD5\}, /)
  })

  it.each([
    ['{SSHA}L55TUjtiq8FBorTWAZ0jy6g129A=', 'must hold 20 bytes and a salt in base64 after {SSHA}'],
    ['{SHA}5bYnKJ5mdJocyeUCyUr/SZKhq5gBAnNhbHQ=', 'must hold 20 bytes in base64 after {SHA}'],
    ['{MD5}not base64', 'must hold 16 bytes in base64 after {MD5}'],
    ['{MD5}', 'must hold 16 bytes in base64 after {MD5}'],
  ])('%s of the wrong length is refused', (value, message) => {
    expect(faultsOf({ algorithm: 'ldap', hash: { value } })).toEqual([`custom_password_hash.hash.value: ${message}`])
  })
})

describe('a hash that describes itself', () => {
  it.each([
    ['argon2', argon2('m=64,t=1,p=1')],
    ['pbkdf2', pbkdf2('sha256', 'i=1,l=32')],
    ['ldap', { algorithm: 'ldap', hash: { value: '{MD5}PLTnMmMfR+brlh80VUt83g==' } }],
  ])('of %s is text and brings its salt', (algorithm, input) => {
    const { hash } = input as { hash: object }
    expect(faultsOf(input)).toEqual([])
    expect(faultsOf({ algorithm, hash: { ...hash, encoding: 'base64' }, salt: { value: 'salt' } })).toEqual([
      `custom_password_hash.hash.encoding: must be utf8 for ${algorithm}`,
      `custom_password_hash.salt: is not allowed for ${algorithm}; hash.value holds the salt`,
    ])
  })

  it.each([
    'plain',
    '$argon2id$v=19$m=64,t=1$J6Q/82PCyaNpYKRELJyTZg$m04qUAB8rexWDR4+/0f+SFB+4XMFxt7YAvAq2UycYos',
    '$argon2id$v=19$m=64,t=1,p=1$J6Q/82PCyaNpYKRELJyTZg',
    '$2b$10$nFguVi9LsCAcvTZFKQlRKeLVydo8ETv483lkNsSFI/Wl1Rz1Ypo1K',
  ])('as argon2 is a whole PHC string, not %s', (value) => {
    expect(faultsOf({ algorithm: 'argon2', hash: { value } })[0]).toContain('must be a PHC string such as $argon2id$')
  })

  it.each([
    'plain',
    '$pbkdf2$i=1,l=32$c29tZXNhbHQ$AAAA',
    '$pbkdf2-sha256$29000$c29tZXNhbHQ$AAAA',
    '$pbkdf2-sha256$i=1,l=32$c29tZXNhbHQ',
    '$pbkdf2-sha256$i=1,l=32$salt!$AAAA',
    '$pbkdf2-sha256$i=-1,l=32$c29tZXNhbHQ$AAAA',
  ])('as pbkdf2 is a whole PHC string, not %s', (value) => {
    expect(faultsOf({ algorithm: 'pbkdf2', hash: { value } })[0]).toContain(
      'must be a PHC string such as $pbkdf2-sha512$',
    )
  })

  it.each(['$2$10$', '$2x$10$', '$sha1$10$', '$2b$1$'])('as bcrypt does not begin with %s', (prefix) => {
    expect(faultsOf({ algorithm: 'bcrypt', hash: { value: prefix + bcryptTail } })[0]).toContain('begins with $2a$')
  })
})

describe('the cost of a check stays inside its bounds:', () => {
  it('bcrypt from cost 4 to 14', () => {
    const faultsAt = (cost: string) => faultsOf({ algorithm: 'bcrypt', hash: { value: `$2b$${cost}$${bcryptTail}` } })
    expect(faultsAt('14')).toEqual([])
    expect(faultsAt('20')).toEqual([`custom_password_hash.hash.value: bcrypt cost 20 is above 14; ${leaveItOut}`])
    expect(faultsAt('15')).toHaveLength(1)
    expect(faultsAt('04')).toEqual([])
    expect(faultsAt('03')[0]).toContain('bcrypt cost 3 is below 4')
  })

  it('argon2 by memory, by memory times passes, by parallelism', () => {
    expect(faultsOf(argon2('m=262144,t=4,p=1'))).toEqual([])
    expect(faultsOf(argon2('m=262145,t=1,p=1'))[0]).toContain('argon2 memory m=262145 is above 262144 KiB; leave')
    expect(faultsOf(argon2('m=262144,t=5,p=1'))[0]).toContain('argon2 work m=262144 times t=5 is above 1048576 KiB')
    expect(faultsOf(argon2('m=64,t=4294967295,p=1'))[0]).toContain('argon2 work')
    expect(faultsOf(argon2('m=1024,t=1,p=16'))).toEqual([])
    expect(faultsOf(argon2('m=1024,t=1,p=17'))[0]).toContain('argon2 parallelism p=17 is above 16')
  })

  it('PBKDF2 by iterations times blocks of output', () => {
    expect(faultsOf(pbkdf2('sha256', 'i=2000000,l=32'))).toEqual([])
    expect(faultsOf(pbkdf2('sha256', 'i=2000001,l=32'))[0]).toContain('2000001 rounds of PBKDF2 with sha256')
    expect(faultsOf(pbkdf2('sha256', 'i=1000001,l=64', 64))[0]).toContain('2000002 rounds')
    expect(faultsOf(pbkdf2('md4', 'i=500000,l=16', 16))).toEqual([])
    expect(faultsOf(pbkdf2('md4', 'i=500001,l=16', 16))[0]).toContain('are above 500000')
    expect(faultsOf(pbkdf2('sha256', 'i=0,l=32'))[0]).toContain('needs one iteration or more')
  })

  it('scrypt by cost times block size times parallelization', () => {
    expect(faultsOf(scrypt({ cost: 2 ** 18, blockSize: 8, parallelization: 1 }))).toEqual([])
    expect(faultsOf(scrypt({ cost: 2 ** 18, blockSize: 8, parallelization: 2 }))[0]).toContain(
      'is above 2097152; leave',
    )
    expect(faultsOf(scrypt({ cost: 2 ** 52 }))[0]).toContain('is above 2097152')
    expect(faultsOf(scrypt({ blockSize: 2 ** 40 }))[0]).toContain('is above 2097152')
    expect(faultsOf(scrypt({ cost: 1000 }))[0]).toBe('custom_password_hash.cost: must be a power of two above 1')
    expect(faultsOf(scrypt({ cost: 1 }))[0]).toContain('must be a power of two above 1')
    expect(faultsOf(scrypt({ cost: 2 ** 16, blockSize: 1 }))[0]).toContain('is too large for a block size of 1')
  })
})

describe('a hash that other passwords would meet too is refused:', () => {
  it('a short output', () => {
    const outputs = [
      argon2('m=64,t=1,p=1', 'm04qUAB8rexWDR4'),
      pbkdf2('sha256', 'i=1,l=15', 15),
      scrypt({ cost: 16 }, 15),
    ]
    for (const input of outputs)
      expect(faultsOf(input)[0]).toMatch(/output of \d+ bytes is below 16; leave the hash out/)
  })

  it('a salt before a bcrypt password that leaves no room for it', () => {
    const faultsWith = (bytes: number, position: string) => {
      const salt = { value: 's'.repeat(bytes), position }
      return faultsOf({ algorithm: 'bcrypt', hash: { value: `$2b$10$${bcryptTail}` }, salt })
    }
    expect(faultsWith(64, 'prefix')).toEqual([])
    expect(faultsWith(65, 'prefix')[0]).toContain('bcrypt reads 72 bytes, the salt leaves 7 of them')
    expect(faultsWith(100, 'prefix')[0]).toContain('the salt leaves 0 of them and so nearly any password would match')
    expect(faultsWith(100, 'suffix')).toEqual([])
  })
})

describe('an output whose length is not the stated one is refused', () => {
  it.each([
    [pbkdf2('sha256', 'i=1,l=64'), 'hash.value: the hash has 32 bytes, its stated length is 64'],
    [scrypt({ keylen: 64 }), 'keylen: is 64, but the hash has 32 bytes'],
    [scrypt({ keylen: undefined }), 'keylen: is missing; scrypt needs the length of the hash in bytes'],
  ])('%#', (input, message) => {
    expect(faultsOf(input)).toEqual([`custom_password_hash.${message}`])
  })
})

describe('PBKDF2', () => {
  it.each(['whirlpool', 'mdc2', 'sha3-256', 'crc32'])('with the digest %s is refused', (digest) => {
    const [fault] = faultsOf(pbkdf2(digest, 'i=1,l=32'))
    expect(fault).toContain(`the digest "${digest}" of PBKDF2 is not supported; ${leaveItOut}`)
  })

  it('in fields of its own needs salt and digest', () => {
    const hash = { value: '00'.repeat(32), encoding: 'hex', digest: 'sha256' }
    expect(faultsOf({ algorithm: 'pbkdf2', hash, iterations: 1 })).toEqual([
      'custom_password_hash.salt: is missing; pbkdf2 with iterations needs it',
    ])
    const undigested = { ...hash, digest: undefined }
    expect(faultsOf({ algorithm: 'pbkdf2', hash: undigested, iterations: 1, salt: { value: 's' } })[0]).toContain(
      'custom_password_hash.hash.digest: the digest "" of PBKDF2 is not supported',
    )
  })
})

describe('a bare bcrypt string', () => {
  it('is taken as it is', () => {
    const parsed = parseBcryptText(`$2a$10$${bcryptTail}`, 'password_hash')
    expect(parsed).toMatchObject({ ok: true, hash: { scheme: 'bcrypt', salt: null, passwordEncoding: 'utf8' } })
  })

  it.each([
    [42, 'password_hash: must be text'],
    ['', 'password_hash: must be a bcrypt hash of 60 characters that begins with $2a$, $2b$ or $2y$'],
    [`$2b$20$${bcryptTail}`, `password_hash: bcrypt cost 20 is above 14; ${leaveItOut}`],
  ])('%s is refused under the field it came in', (value, message) => {
    const parsed = parseBcryptText(value, 'password_hash')
    expect(parsed).toEqual({ ok: false, faults: [{ field: 'password_hash', message }] })
  })
})
