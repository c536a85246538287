import { describe, expect, it } from 'vitest'
import { hashPassword } from './hash-password.ts'
import { type Hashing, processHashing } from './hashing.ts'
import { createHashingLane } from './hashing-lane.ts'
import type { Pepper } from './pepper.ts'

const pepper: Pepper = { id: 'p1', key: Buffer.alloc(32, 1) }
const lane = createHashingLane({ width: 2, maxWaitMs: 5000 })
const cheap: Hashing = { lane, cost: { memoryKiB: 64, passes: 1, lanes: 1 } }
const untouched: Hashing = {
  cost: cheap.cost,
  lane: { run: () => Promise.reject(new Error('a hash was computed')), load: lane.load },
}

describe('hashing a password', () => {
  it('makes argon2id of 46 MiB and one pass, with 16 bytes of salt and 32 of output', async () => {
    const stored = await hashPassword('correct horse', pepper)
    const salt = '[A-Za-z0-9+/]{22}'
    const output = '[A-Za-z0-9+/]{43}'
    expect(stored.hash).toMatch(new RegExp(`^\\$argon2id\\$v=19\\$m=47104,t=1,p=1\\$${salt}\\$${output}$`))
  })

  it('keeps the name of the pepper beside it, never the pepper', async () => {
    const stored = await hashPassword('correct horse', pepper, cheap)
    expect(stored).toEqual({ kind: 'own', hash: expect.any(String), pepperId: 'p1' })
    expect(JSON.parse(JSON.stringify(stored))).toEqual(stored)
  })

  it('never makes the same hash twice', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => hashPassword('correct horse', pepper, cheap)))
    expect(one?.hash).not.toBe(other?.hash)
  })

  it('runs in the lane of the process unless told otherwise', async () => {
    const running = hashPassword('correct horse', pepper)
    expect(processHashing.lane.load.running).toBe(1)
    await running
    expect(processHashing.lane.load.running).toBe(0)
  })

  it.each([
    ['', 'password: must not be empty'],
    ['a\0b', 'password: must not contain the NUL character'],
    ['\ud800abc', 'password: must be valid Unicode text'],
    ['x'.repeat(1025), 'password: must be 1024 characters or shorter'],
    [`${'😀'.repeat(1024)}x`, 'password: must be 4096 bytes or shorter in UTF-8'],
    ['x'.repeat(1024 * 1024), 'password: must be 4096 bytes or shorter in UTF-8'],
  ])('AUT-19 refuses what cannot be a password before any hash is computed (%#)', async (password, message) => {
    await expect(hashPassword(password, pepper, untouched)).rejects.toMatchObject({
      code: 'invalid_input',
      message,
      details: [{ field: 'password', message }],
    })
  })

  it('refuses a pepper of the wrong length instead of hashing with less', async () => {
    const short = { id: 'p0', key: Buffer.alloc(16) }
    await expect(hashPassword('correct horse', short, untouched)).rejects.toMatchObject({ code: 'internal' })
  })
})
