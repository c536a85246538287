// The vendor's older view of refresh tokens, as the devices that hold them (auth0.md 5.11 N81). Public keys of devices,
// its other kind, open nothing here and so are not taken.
import { type Static, Type } from 'typebox'
import { RollcallError } from '../../../kernel/errors.ts'
import type { Page, PageRequest } from '../../../kernel/page.ts'
import { mapPage } from '../../../kernel/page.ts'
import { revokeFamily } from '../../../token-families/revoke-family.ts'
import type { TokenFamily } from '../../../token-families/token-family.ts'
import { closed, listOf } from '../answers.ts'
import { fieldSelection, fieldsParameters } from '../fields.ts'
import { offsetParameters, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, noContent, type Route } from '../route.ts'
import { refuseForeignAccount } from './own-account.ts'

const kinds = ['public_key', 'refresh_token', 'rotating_refresh_token'] as const

const listQuery = Type.Object({
  ...offsetParameters,
  ...fieldsParameters,
  user_id: Type.Optional(Type.String({ maxLength: 512, description: 'Whose devices are asked for.' })),
  client_id: Type.Optional(Type.String({ maxLength: 100, description: 'Only those of this client.' })),
  type: Type.Optional(Type.Enum([...kinds], { description: 'Only those of this kind.' })),
})
type ListQuery = Static<typeof listQuery>

const createBody = Type.Object({
  device_name: Type.String({ minLength: 1, maxLength: 255, description: 'Name of the device.' }),
  type: Type.Enum(['public_key'], { description: 'Kind of the credential.' }),
  value: Type.String({ minLength: 1, maxLength: 4_096, description: 'The public key in Base64.' }),
  device_id: Type.String({ minLength: 1, maxLength: 36, description: 'ID of the device.' }),
  client_id: Type.Optional(Type.String({ maxLength: 100, description: 'ID of the client on the device.' })),
})

/** Fewer fields where fewer were asked for. */
const deviceCredential = closed({
  id: Type.Optional(Type.String()),
  device_name: Type.Optional(Type.String()),
  device_id: Type.Optional(Type.String()),
  type: Type.Optional(Type.Enum([...kinds])),
  user_id: Type.Optional(Type.String()),
  client_id: Type.Optional(Type.String()),
})

const fieldNames = new Set(['id', 'device_name', 'device_id', 'type', 'user_id', 'client_id'])

export const deviceCredentialRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/device-credentials',
    scopes: anyOf('read:device_credentials'),
    summary: 'Retrieve device credentials',
    query: listQuery,
    answers: { 200: listOf('device_credentials', deviceCredential) },
    differs:
      'The refresh tokens of one person, each with its browser and without a device_id; without user_id the list is empty.',
    handle: list,
  },
  {
    method: 'POST',
    path: '/device-credentials',
    scopes: anyOf('create:current_user_device_credentials'),
    summary: 'Create a device public key credential',
    body: createBody,
    answers: {},
    differs: 'Always refused: no public key of a device opens anything. Devices hold refresh tokens or passkeys.',
    handle: refuseKey,
  },
  {
    method: 'DELETE',
    path: '/device-credentials/:id',
    scopes: anyOf('delete:device_credentials', 'delete:current_user_device_credentials'),
    whilePaused: 'contains',
    summary: 'Delete a device credential',
    answers: { 204: null },
    handle: remove,
  },
]

/** A credential is somebody's: where nobody is named, nobody's are told. */
async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const select = fieldSelection(query, fieldNames)
  const page = await familiesFor(directory, query, pageRequest(query))
  const credentials = mapPage(page, (family) => select(deviceCredentialJson(family)))
  return pageAnswer('device_credentials', query, credentials)
}

async function familiesFor(
  { stores, clock }: Call['directory'],
  { user_id: userId, client_id: clientId, type }: ListQuery,
  page: PageRequest,
): Promise<Page<TokenFamily>> {
  if (userId === undefined || type === 'public_key') {
    return { items: [], next: null, total: { count: 0, isEstimate: false } }
  }
  const owner = {
    userId,
    ...(clientId === undefined ? {} : { clientId }),
    ...(type === undefined ? {} : { rotates: type === 'rotating_refresh_token' }),
  }
  return stores.tokenFamilies.listOf(owner, page, clock.now())
}

/** The vendor asks for a person's token, and tells programs that they bring none. */
async function refuseKey({ actor }: Call): Promise<Answer> {
  if (actor.kind !== 'user') throw new RollcallError('missing_credentials', 'Missing authentication')
  throw new RollcallError(
    'operation_not_supported',
    'Public keys of devices are not taken: use a refresh token or a passkey.',
  )
}

/** No fault when there was none. */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const id = params.id as string
  await directory.change(async (deps) => {
    const family = await deps.tokenFamilies.find(id)
    if (family === null) return
    refuseForeignAccount(actor, family.userId)
    await revokeFamily(deps, actor, id)
  })
  return noContent
}

function deviceCredentialJson({ id, userId, clientId, rotates, initial }: TokenFamily): object {
  return {
    id,
    ...(initial.userAgent === null ? {} : { device_name: initial.userAgent }),
    type: rotates ? 'rotating_refresh_token' : 'refresh_token',
    user_id: userId,
    client_id: clientId,
  }
}
