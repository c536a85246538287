// What every store of clients' credentials must do.
import { beforeAll, expect, test } from 'vitest'
import type { ClientCredentialStore, KeyCredential } from '../../clients/client-credential.ts'
import type { ClientStore } from '../../clients/client-store.ts'
import { sampleClient } from './clients.ts'
import { at } from './sample-times.ts'

export interface ClientCredentialStoreSubject {
  readonly clients: ClientStore
  readonly clientCredentials: ClientCredentialStore
  /** Another application's store over the same rows. */
  readonly elsewhere: ClientCredentialStore
}

function credential(id: string, clientId: string, minute = 0): KeyCredential {
  return {
    id,
    clientId,
    name: `Key ${id}`,
    kind: 'key',
    algorithm: 'ES256',
    keyId: `thumbprint of ${id}`,
    publicJwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
    createdAt: at(minute),
    updatedAt: at(minute),
    expiresAt: null,
  }
}

export function clientCredentialStoreContract(open: () => Promise<ClientCredentialStoreSubject>): void {
  let subject: ClientCredentialStoreSubject
  beforeAll(async () => {
    subject = await open()
    for (const id of ['web', 'other', 'gone', 'certified']) await subject.clients.insert(sampleClient(id))
  })

  test('a credential comes back as it went in, newest first among the others of its client', async () => {
    const { clientCredentials, elsewhere } = subject
    const [one, two] = [credential('one', 'web'), credential('two', 'web', 5)]
    for (const each of [one, two]) await clientCredentials.insert(each)
    expect(await clientCredentials.listOf('web')).toEqual([two, one])
    expect(await clientCredentials.find('web', 'one')).toEqual(one)
    expect(await clientCredentials.find('other', 'one')).toBeNull()
    expect(await clientCredentials.listOf('other')).toEqual([])
    expect(await elsewhere.listOf('web')).toEqual([])
    expect(await elsewhere.find('web', 'one')).toBeNull()
  })

  test('a certificate and the name of one come back as they went in', async () => {
    const { clientCredentials } = subject
    const {
      id: _key,
      kind: _kind,
      algorithm: _alg,
      keyId: _id,
      publicJwk: _jwk,
      ...common
    } = credential('', 'certified')
    const certificate = { ...common, id: 'certificate', kind: 'certificate', thumbprint: 'of all of it' } as const
    const named = { ...common, id: 'named', kind: 'certificate-subject', subjectName: 'C=es\nCN=One' } as const
    for (const each of [certificate, named]) await clientCredentials.insert(each)
    expect(await clientCredentials.listOf('certified')).toEqual([named, certificate])
  })

  test('its end can be set and lifted, through its own client alone', async () => {
    const { clientCredentials, elsewhere } = subject
    await clientCredentials.insert(credential('dated', 'web', 7))
    const dated = { ...credential('dated', 'web', 7), expiresAt: at(50), updatedAt: at(9) }
    expect(await clientCredentials.setExpiry('web', 'dated', at(50), at(9))).toEqual(dated)
    expect(await clientCredentials.setExpiry('other', 'dated', null, at(9))).toBeNull()
    expect(await elsewhere.setExpiry('web', 'dated', null, at(9))).toBeNull()
    expect(await clientCredentials.find('web', 'dated')).toEqual(dated)
    expect((await clientCredentials.setExpiry('web', 'dated', null, at(10)))?.expiresAt).toBeNull()
  })

  test('it is removed once, through its own client, and goes with it', async () => {
    const { clients, clientCredentials, elsewhere } = subject
    await clientCredentials.insert(credential('removed', 'other'))
    expect(await clientCredentials.remove('web', 'removed')).toBe(false)
    expect(await elsewhere.remove('other', 'removed')).toBe(false)
    expect(await clientCredentials.remove('other', 'removed')).toBe(true)
    expect(await clientCredentials.remove('other', 'removed')).toBe(false)
    await clientCredentials.insert(credential('with client', 'gone'))
    await clients.remove('gone')
    expect(await clientCredentials.find('gone', 'with client')).toBeNull()
  })

  test('there is none for a client that is not there', async () => {
    await expect(subject.clientCredentials.insert(credential('lost', 'nobody'))).rejects.toMatchObject({
      code: 'client_not_found',
    })
  })
}
