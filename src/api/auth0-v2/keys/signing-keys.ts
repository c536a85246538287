// Signing keys on this face, each with a certificate of its own making.
import type { Directory } from '../../../directory.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { keyCertificate } from '../../../signing-keys/certificate.ts'
import { revokeSigningKey } from '../../../signing-keys/revoke-signing-key.ts'
import { rotateSigningKeys } from '../../../signing-keys/rotate-signing-keys.ts'
import type { SigningKey } from '../../../signing-keys/signing-key.ts'
import { type Answer, allOf, anyOf, type Call, created, ok, type Route } from '../route.ts'
import { changedSigningKey, signingKey, signingKeys } from './signing-key-answers.ts'

const reads = { method: 'GET', scopes: anyOf('read:signing_keys') } as const

export const signingKeyRoutes: readonly Route[] = [
  {
    ...reads,
    path: '/keys/signing',
    summary: 'Get all Application Signing Keys',
    answers: { 200: signingKeys },
    differs: 'A revoked key is forgotten, so it is not in the list.',
    handle: list,
  },
  {
    ...reads,
    path: '/keys/signing/:kid',
    summary: 'Get an Application Signing Key by its key id',
    answers: { 200: signingKey },
    handle: get,
  },
  {
    method: 'POST',
    path: '/keys/signing/rotate',
    scopes: allOf('create:signing_keys', 'update:signing_keys'),
    whilePaused: 'contains',
    summary: 'Rotate the Application Signing Key',
    answers: { 201: changedSigningKey },
    differs:
      'Keys also rotate by themselves every 90 days. A next key published less than 24 hours ago is refused (409).',
    handle: rotate,
  },
  {
    method: 'PUT',
    path: '/keys/signing/:kid/revoke',
    scopes: anyOf('update:signing_keys'),
    whilePaused: 'contains',
    summary: 'Revoke an Application Signing Key by its key id',
    answers: { 200: changedSigningKey },
    differs: 'Any key can be revoked, the one in use too: its successor takes over, and whatever it signed is refused.',
    handle: revoke,
  },
]

async function list({ directory }: Call): Promise<Answer> {
  return ok((await directory.stores.signingKeys.list()).map((key) => keyJson(directory, key)))
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(keyJson(directory, await presentKey(directory, params.kid as string)))
}

/** What is answered is the key in use from now on. */
async function rotate({ actor, directory }: Call): Promise<Answer> {
  const id = await directory.change((deps) => rotateSigningKeys(deps, actor, { isForced: false }))
  return created(changedJson(directory, await presentKey(directory, id)))
}

async function revoke({ actor, params, directory }: Call): Promise<Answer> {
  const key = await presentKey(directory, params.kid as string)
  await directory.change((deps) => revokeSigningKey(deps, actor, key.id))
  return ok(changedJson(directory, key))
}

async function presentKey({ stores }: Directory, id: string): Promise<SigningKey> {
  const key = (await stores.signingKeys.list()).find((known) => known.id === id)
  if (key === undefined) throw new RollcallError('signing_key_not_found', 'There is no signing key with this id.')
  return key
}

function changedJson(directory: Directory, key: SigningKey) {
  return { kid: key.id, cert: certificateOf(directory, key).pem }
}

function keyJson(directory: Directory, key: SigningKey) {
  const { pem, pkcs7, fingerprint } = certificateOf(directory, key)
  const { state, currentSince, retiredAt } = key
  return {
    kid: key.id,
    cert: pem,
    pkcs7,
    fingerprint,
    thumbprint: fingerprint.replaceAll(':', ''),
    current: state === 'current',
    next: state === 'next',
    previous: state === 'retired',
    ...(currentSince === null ? {} : { current_since: currentSince.toISOString() }),
    ...(retiredAt === null ? {} : { current_until: retiredAt.toISOString() }),
    revoked: false,
  }
}

function certificateOf({ sealer, publicUrl }: Directory, key: SigningKey) {
  return keyCertificate(sealer, key, new URL(publicUrl).hostname)
}
