// What every store of authentication methods and of remembered browsers must do.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SettingsStore } from '../../applications/settings.ts'
import { type AuthenticationMethod, newMethod } from '../../authentication-methods/authentication-method.ts'
import type { AuthenticationMethodStore } from '../../authentication-methods/authentication-method-store.ts'
import type { RememberedBrowserStore } from '../../authentication-methods/remembered-browser.ts'
import { at } from './sample-times.ts'

export interface AuthenticationMethodsSubject {
  readonly methods: AuthenticationMethodStore
  readonly browsers: RememberedBrowserStore
  /** Makes a person of that name, whose address is verified or not; answers the id. */
  addPerson(name: string, emailVerified: boolean): Promise<string>
  /** Raises the person's security version. */
  endGrantsOf(userId: string): Promise<unknown>
  removePerson(userId: string): Promise<unknown>
  readonly settings: SettingsStore
  /** Another application's stores over the same rows. */
  readonly elsewhere: { readonly methods: AuthenticationMethodStore; readonly browsers: RememberedBrowserStore }
}

const confirmed = { confirmedAt: at(0) }
const seed = Buffer.from('a sealed seed')
let people = 0

function passkeyOf(userId: string, credentialId: string, counter = 0): AuthenticationMethod {
  return newMethod(userId, 'passkey', at(1), {
    ...confirmed,
    name: 'Laptop',
    passkey: {
      credentialId,
      publicKey: Buffer.from([1, 2, 3]),
      algorithm: -7,
      counter,
      transports: ['internal', 'hybrid'],
      isBackedUp: true,
      deviceType: 'multiDevice',
      aaguid: '00000000-0000-0000-0000-000000000000',
      relyingPartyId: 'id.example.com',
      userHandle: 'aGFuZGxl',
    },
  })
}

export function authenticationMethodsContract(open: () => Promise<AuthenticationMethodsSubject>): void {
  let subject: AuthenticationMethodsSubject
  let methods: AuthenticationMethodStore
  let alice: string
  beforeAll(async () => {
    subject = await open()
    methods = subject.methods
  })
  beforeEach(async () => {
    alice = await subject.addPerson(`alice${++people}`, true)
  })

  describe('methods', () => {
    test('list and find give a method as it was stored, oldest first', async () => {
      const passkey = passkeyOf(alice, `stored${people}`)
      const phone = newMethod(alice, 'phone', at(0), { ...confirmed, destination: '+15550100', delivery: 'voice' })
      await methods.insert(passkey)
      await methods.insert(phone)
      expect(await methods.list(alice)).toEqual([phone, passkey])
      expect(await methods.find(alice, phone.id)).toEqual(phone)
      expect(await methods.findByCredential(`stored${people}`)).toEqual(passkey)
      expect(await methods.find('auth0|nobody', phone.id)).toBeNull()
      expect(await methods.findById(phone.id)).toEqual(phone)
      expect(await methods.findById('phone|dev_nobody')).toBeNull()
    })

    test('TEN-04 a method of another application is not found, listed or removed', async () => {
      const passkey = passkeyOf(alice, `wall${people}`)
      await methods.insert(passkey)
      expect(await subject.elsewhere.methods.list(alice)).toEqual([])
      expect(await subject.elsewhere.methods.findByCredential(`wall${people}`)).toBeNull()
      expect(await subject.elsewhere.methods.remove(alice, passkey.id)).toBeNull()
      expect((await subject.elsewhere.methods.factorsOf(alice)).factors.passkeys).toBe(0)
    })

    test('insert refuses what can be there once only', async () => {
      const taken = { code: 'factor_exists' }
      await methods.insert(newMethod(alice, 'totp', at(0), confirmed), seed)
      await expect(methods.insert(newMethod(alice, 'totp', at(1), confirmed), seed)).rejects.toMatchObject(taken)
      const mailbox = { ...confirmed, destination: 'alice@example.com' }
      await methods.insert(newMethod(alice, 'email', at(0), mailbox))
      await expect(methods.insert(newMethod(alice, 'email', at(1), mailbox))).rejects.toMatchObject(taken)
      const bob = await subject.addPerson(`bob${people}`, true)
      await methods.insert(passkeyOf(alice, `taken${people}`))
      await expect(methods.insert(passkeyOf(bob, `taken${people}`))).rejects.toMatchObject(taken)
      await methods.insert(newMethod(bob, 'email', at(0), mailbox))
    })

    test('describe changes name and delivery and nothing of anybody else', async () => {
      const phone = newMethod(alice, 'phone', at(0), { ...confirmed, destination: '+15550100', delivery: 'sms' })
      await methods.insert(phone)
      expect(await methods.describe(alice, phone.id, { name: 'Work', delivery: 'voice' })).toBe(true)
      expect(await methods.find(alice, phone.id)).toEqual({ ...phone, name: 'Work', delivery: 'voice' })
      expect(await methods.describe('auth0|other', phone.id, { name: 'Mine', delivery: null })).toBe(false)
    })

    test('remove answers what went once, removeAll spares the types it is told to', async () => {
      const passkey = passkeyOf(alice, `gone${people}`)
      const started = newMethod(alice, 'totp', at(0))
      await methods.insert(passkey)
      await methods.insert(started, seed)
      expect(await methods.remove('auth0|other', passkey.id)).toBeNull()
      expect(await methods.removeAll(alice, ['passkey'])).toEqual([started])
      expect(await methods.remove(alice, passkey.id)).toEqual(passkey)
      expect(await methods.remove(alice, passkey.id)).toBeNull()
    })

    test('holdPerson names every verified address once, and nobody for nobody', async () => {
      await methods.insert(newMethod(alice, 'email', at(0), { ...confirmed, destination: 'spare@example.com' }))
      await methods.insert(newMethod(alice, 'email', at(1), { destination: 'unproven@example.com' }))
      expect((await methods.holdPerson(alice))?.addresses).toEqual([`alice${people}@example.com`, 'spare@example.com'])
      const una = await subject.addPerson(`una${people}`, false)
      expect(await methods.holdPerson(una)).toEqual({ userId: una, addresses: [], locale: null })
      expect(await methods.holdPerson('auth0|nobody')).toBeNull()
    })

    test('a removed person leaves nothing behind', async () => {
      await methods.insert(passkeyOf(alice, `orphan${people}`))
      await methods.markReset(alice, at(0))
      await subject.removePerson(alice)
      expect(await methods.findByCredential(`orphan${people}`)).toBeNull()
      expect((await methods.factorsOf(alice)).mustEnrolAgain).toBe(false)
    })
  })

  describe('factorsOf', () => {
    test('somebody without any has only the verified address', async () => {
      const none = { hasTotp: false, passkeys: 0, truePasskeys: 0, recoveryCodesLeft: 0, isEmailEnrolled: false }
      const email = `alice${people}@example.com`
      const neither = { mustEnrolAgain: false, exemptUntil: null }
      expect(await methods.factorsOf(alice)).toEqual({ factors: { ...none, email }, ...neither })
      const una = await subject.addPerson(`una${people}`, false)
      expect((await methods.factorsOf(una)).factors).toEqual({ ...none, email: null })
    })

    test('only what is confirmed counts, and an enrolled mailbox comes before the address of the record', async () => {
      await methods.insert(newMethod(alice, 'totp', at(0)), seed)
      await methods.insert(newMethod(alice, 'email', at(0), { destination: 'unproven@example.com' }))
      expect((await methods.factorsOf(alice)).factors).toMatchObject({
        hasTotp: false,
        email: `alice${people}@example.com`,
      })
      await methods.insert(newMethod(alice, 'totp', at(1), confirmed), seed)
      await methods.insert(newMethod(alice, 'email', at(1), { ...confirmed, destination: 'spare@example.com' }))
      await methods.insert(passkeyOf(alice, `counted${people}`))
      await methods.insert({ ...passkeyOf(alice, `key${people}`), type: 'security-key' })
      const codes = newMethod(alice, 'recovery-code', at(1), confirmed)
      await methods.insert(codes)
      await methods.insertRecoveryCodes(codes.id, [Buffer.from('one'), Buffer.from('two'), Buffer.from('three')])
      await methods.spendRecoveryCode(alice, Buffer.from('two'), at(2))
      expect(await methods.countRecoveryCodes(codes.id)).toBe(3)
      expect((await methods.factorsOf(alice)).factors).toEqual({
        hasTotp: true,
        passkeys: 2,
        truePasskeys: 1,
        recoveryCodesLeft: 2,
        email: 'spare@example.com',
        isEmailEnrolled: true,
      })
    })

    test('what the application has disabled counts for nobody', async () => {
      await methods.insert(newMethod(alice, 'totp', at(0), confirmed), seed)
      await methods.insert(passkeyOf(alice, `allowed${people}`))
      await methods.insert({ ...passkeyOf(alice, `disabled${people}`), type: 'security-key' })
      await subject.settings.change({ disabledFactors: ['totp', 'email', 'security-key'] })
      const { factors } = await methods.factorsOf(alice)
      await subject.settings.change({ disabledFactors: [] })
      expect(factors).toEqual({
        hasTotp: false,
        passkeys: 1,
        truePasskeys: 1,
        recoveryCodesLeft: 0,
        email: null,
        isEmailEnrolled: false,
      })
    })

    test('MFA-09 a reset stands until it is cleared', async () => {
      await methods.markReset(alice, at(0))
      await methods.markReset(alice, at(1))
      expect((await methods.factorsOf(alice)).mustEnrolAgain).toBe(true)
      await methods.clearReset(alice)
      expect((await methods.factorsOf(alice)).mustEnrolAgain).toBe(false)
    })
  })

  describe('authenticators', () => {
    test('one counts when it is confirmed, in place of the one before', async () => {
      const old = newMethod(alice, 'totp', at(0), confirmed)
      const started = newMethod(alice, 'totp', at(2))
      await methods.insert(old, seed)
      await methods.insert(started, Buffer.from('another seed'))
      expect(await methods.findTotp(alice)).toEqual({ methodId: old.id, sealedSecret: seed })
      expect(await methods.findStartedTotp(alice, started.id, at(3))).toBeNull()
      expect(await methods.findStartedTotp('auth0|other', started.id, at(1))).toBeNull()
      expect(await methods.findStartedTotp(alice, started.id, at(1))).toMatchObject({ methodId: started.id })
      expect(await methods.confirmTotp(alice, started.id, 100, at(3))).toBe(true)
      expect(await methods.findTotp(alice)).toMatchObject({ methodId: started.id })
      expect(await methods.find(alice, old.id)).toBeNull()
      expect(await methods.acceptTotpStep(started.id, 100, at(3))).toBe(false)
    })

    test('MFA-02 of 20 uses of one time step one is accepted, and no earlier one after it', async () => {
      const totp = newMethod(alice, 'totp', at(0), confirmed)
      await methods.insert(totp, seed)
      const tries = await Promise.all(Array.from({ length: 20 }, () => methods.acceptTotpStep(totp.id, 200, at(1))))
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect(await methods.acceptTotpStep(totp.id, 199, at(2))).toBe(false)
      expect(await methods.acceptTotpStep(totp.id, 201, at(2))).toBe(true)
      expect((await methods.find(alice, totp.id))?.lastUsedAt).toEqual(at(2))
    })

    test('what was never finished is forgotten', async () => {
      const started = newMethod(alice, 'totp', at(0))
      const fresh = newMethod(alice, 'totp', at(9))
      await methods.insert(started, seed)
      await methods.insert(fresh, seed)
      await methods.removeUnfinished(at(5))
      expect((await methods.list(alice)).map(({ id }) => id)).toEqual([fresh.id])
      await methods.removeStartedTotps(alice)
      expect(await methods.list(alice)).toEqual([])
    })
  })

  describe('passkeys', () => {
    test('MFA-11 a counter moves up only, once for each value, and stays zero where it is none', async () => {
      const counting = passkeyOf(alice, `counting${people}`, 5)
      await methods.insert(counting)
      const tries = await Promise.all(
        Array.from({ length: 20 }, () => methods.acceptPasskeyUse(counting.id, 6, false, at(2))),
      )
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect(await methods.acceptPasskeyUse(counting.id, 0, true, at(3))).toBe(false)
      const kept = await methods.find(alice, counting.id)
      expect(kept).toMatchObject({ lastUsedAt: at(2), passkey: { counter: 6, isBackedUp: false } })
      const uncounted = passkeyOf(alice, `uncounted${people}`)
      await methods.insert(uncounted)
      expect(await methods.acceptPasskeyUse(uncounted.id, 0, true, at(2))).toBe(true)
    })
  })

  describe('recovery codes', () => {
    test('REC-14 of 20 uses of one code one is accepted, and the method takes its codes along', async () => {
      const codes = newMethod(alice, 'recovery-code', at(0), confirmed)
      await methods.insert(codes)
      await methods.insertRecoveryCodes(codes.id, [Buffer.from('one'), Buffer.from('two')])
      const tries = await Promise.all(
        Array.from({ length: 20 }, () => methods.spendRecoveryCode(alice, Buffer.from('one'), at(1))),
      )
      expect(tries.filter((left) => left !== null)).toEqual([1])
      const bob = await subject.addPerson(`bob${people}`, true)
      expect(await methods.spendRecoveryCode(bob, Buffer.from('two'), at(1))).toBeNull()
      await methods.remove(alice, codes.id)
      expect(await methods.spendRecoveryCode(alice, Buffer.from('two'), at(1))).toBeNull()
    })
  })

  describe('remembered browsers', () => {
    const origin = { ip: '203.0.113.7', userAgent: 'Firefox' }
    const term = { createdAt: at(0), expiresAt: at(30) }
    const remembered = (userId: string) => ({ userId, securityVersion: 1, ...term, origin })

    test('MFA-10 one counts for its person alone, until it ends or their grants do', async () => {
      const hash = Buffer.from(`browser${people}`)
      await subject.browsers.insert(hash, remembered(alice))
      const counts = (userId: string, minute = 1) => subject.browsers.isRemembered(userId, hash, at(minute))
      expect(await counts(alice)).toBe(true)
      expect(await counts(await subject.addPerson(`bob${people}`, true))).toBe(false)
      expect(await counts(alice, 30)).toBe(false)
      expect(await subject.elsewhere.browsers.isRemembered(alice, hash, at(1))).toBe(false)
      await subject.endGrantsOf(alice)
      expect(await counts(alice)).toBe(false)
    })

    test('they are listed newest first with where they were trusted, and forgotten one by one by their person', async () => {
      const hashes = ['first', 'second'].map((name) => Buffer.from(`${name} ${people}`.padEnd(32)))
      const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = hashes
      await subject.browsers.insert(first, remembered(alice))
      await subject.browsers.insert(second, { ...remembered(alice), createdAt: at(1) })
      const listed = await subject.browsers.listOf(alice, 10, at(2))
      const ids = listed.map(({ id }) => id)
      expect(ids).toEqual([second, first].map((hash) => hash.toString('hex').slice(0, 24)))
      expect(listed[1]).toEqual({ id: ids[1], ...term, origin })
      expect((await subject.browsers.listOf(alice, 1, at(2))).map(({ id }) => id)).toEqual([ids[0]])
      expect(await subject.browsers.listOf(alice, 10, at(30))).toEqual([])
      const bob = await subject.addPerson(`bob${people} browsers`, true)
      expect(await subject.browsers.remove(bob, ids[0] ?? '')).toBe(false)
      expect(await subject.elsewhere.browsers.remove(alice, ids[0] ?? '')).toBe(false)
      expect(await subject.browsers.remove(alice, ids[0] ?? '')).toBe(true)
      expect((await subject.browsers.listOf(alice, 10, at(2))).map(({ id }) => id)).toEqual([ids[1]])
    })

    test('they are forgotten all at once, and when they have ended', async () => {
      const hash = Buffer.from(`kept${people}`)
      await subject.browsers.insert(Buffer.from(`ended${people}`), { ...remembered(alice), expiresAt: at(1) })
      await subject.browsers.insert(hash, remembered(alice))
      await subject.browsers.removeEnded(at(2))
      expect(await subject.browsers.isRemembered(alice, hash, at(3))).toBe(true)
      expect(await subject.browsers.removeAllOf(alice)).toBe(1)
      expect(await subject.browsers.isRemembered(alice, hash, at(3))).toBe(false)
    })
  })
}
