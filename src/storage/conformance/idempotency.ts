// What every store of answers to keyed requests must do.
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { IdempotencyStore, KeptAnswer } from '../../idempotency/kept-answer.ts'
import { at } from './sample-times.ts'

export interface IdempotencySubject {
  readonly idempotency: IdempotencyStore
  /** Another application's store over the same rows. */
  readonly elsewhere: IdempotencyStore
  /** Runs the work with a store of one transaction, which ends with it. */
  transaction<Result>(work: (idempotency: IdempotencyStore) => Promise<Result>): Promise<Result>
}

const hash = (text: string) => createHash('sha256').update(text).digest()

function answered(key: string, given: Partial<KeptAnswer> = {}): KeptAnswer {
  return {
    keyHash: hash(key),
    requestHash: hash(`request of ${key}`),
    status: 201,
    sealedAnswer: Buffer.from('sealed'),
    createdAt: at(5),
    ...given,
  }
}

export function idempotencyStoreContract(open: () => Promise<IdempotencySubject>): void {
  let subject: IdempotencySubject
  let store: IdempotencyStore
  beforeAll(async () => {
    subject = await open()
    store = subject.idempotency
  })

  describe('a store of answers', () => {
    test('gives back what it was given, to its own application, and only while it is new enough', async () => {
      await store.keep(answered('one'))
      expect(await store.find(hash('one'), at(4))).toEqual(answered('one'))
      expect(await store.find(hash('one'), at(5))).toBeNull()
      expect(await store.find(hash('other'), at(4))).toBeNull()
      expect(await subject.elsewhere.find(hash('one'), at(4))).toBeNull()
    })

    test('puts a new answer in the place of an old one', async () => {
      await store.keep(answered('again'))
      const newer = answered('again', {
        requestHash: hash('new'),
        status: 204,
        sealedAnswer: Buffer.alloc(0),
        createdAt: at(9),
      })
      await store.keep(newer)
      expect(await store.find(hash('again'), at(4))).toEqual(newer)
    })

    test('forgets what is as old as it is told, and nothing of other applications', async () => {
      await store.keep(answered('old', { createdAt: at(1) }))
      await store.keep(answered('young', { createdAt: at(3) }))
      await subject.elsewhere.keep(answered('old', { createdAt: at(1) }))
      await store.removeUntil(at(2))
      expect(await store.find(hash('old'), at(0))).toBeNull()
      expect(await store.find(hash('young'), at(0))).not.toBeNull()
      expect(await subject.elsewhere.find(hash('old'), at(0))).not.toBeNull()
    })

    test('holds a key for one transaction at a time, until it ends, also by a fault', async () => {
      const held = () => subject.transaction((own) => own.hold(hash('held')))
      await subject.transaction(async (own) => {
        expect(await own.hold(hash('held'))).toBe(true)
        expect(await held()).toBe(false)
        expect(await subject.transaction((another) => another.hold(hash('free')))).toBe(true)
      })
      const failing = subject.transaction(async (own) => {
        expect(await own.hold(hash('held'))).toBe(true)
        throw new Error('it fails')
      })
      await expect(failing).rejects.toThrow('it fails')
      expect(await held()).toBe(true)
    })
  })
}
