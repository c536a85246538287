// API keys and the keys that sign tokens.
import { type Static, Type } from 'typebox'
import type { ApiKey } from '../../../api-keys/api-key.ts'
import { createApiKey } from '../../../api-keys/create-api-key.ts'
import { keyPermissions } from '../../../api-keys/key-permissions.ts'
import { revokeApiKey } from '../../../api-keys/revoke-api-key.ts'
import { rotateApiKey } from '../../../api-keys/rotate-api-key.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { revokeSigningKey } from '../../../signing-keys/revoke-signing-key.ts'
import { rotateSigningKeys } from '../../../signing-keys/rotate-signing-keys.ts'
import type { SigningKey } from '../../../signing-keys/signing-key.ts'
import { closed, pageOf, text, textOrNull, timestamp, timestampOrNull, wholeOf } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'

const createKeyBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, description: 'A name, 1 to 100 characters.' }),
    permissions: Type.Union([Type.Literal('all'), Type.Array(Type.String(), { maxItems: 100 })], {
      description: '"all", or a list of permissions such as read:users.',
    }),
    organizationId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'The id or name of an organization.' }),
    ),
    userId: Type.Optional(Type.String({ minLength: 1, maxLength: 300, description: 'The id of a user.' })),
    expiresInDays: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1, maximum: 3_650 }), Type.Null()], {
        description: 'A whole number of days from 1 to 3650; null or left out for a key without an end.',
      }),
    ),
  },
  { additionalProperties: false },
)
type CreateKeyBody = Static<typeof createKeyBody>

const rotateKeyBody = Type.Object(
  {
    overlapHours: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 720, description: 'How long the old key still works: 0 to 720 hours.' }),
    ),
  },
  { additionalProperties: false },
)
type RotateKeyBody = Static<typeof rotateKeyBody>

const rotateBody = Type.Object(
  {
    force: Type.Optional(Type.Boolean({ description: 'Rotate though others may not know the next key yet.' })),
  },
  { additionalProperties: false },
)
type RotateBody = Static<typeof rotateBody>

const keyFields = {
  id: text,
  name: text,
  permissions: Type.Array(text),
  organizationId: textOrNull,
  userId: textOrNull,
  secretStart: textOrNull,
  expiresAt: timestampOrNull,
  lastUsedAt: timestampOrNull,
  lastUsedIp: textOrNull,
  createdAt: timestamp,
}
export const apiKey = closed(keyFields, 'ApiKeyRecord')
/** What the people and the organizations that keys belong to are called now. */
const names = Type.Record(Type.String(), text)
const newApiKey = closed({ ...keyFields, key: text })
const signingKey = closed({
  id: text,
  state: Type.Enum(['next', 'current', 'retired']),
  createdAt: timestamp,
  currentSince: timestampOrNull,
  retiredAt: timestampOrNull,
})

export const keyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/keys',
    access: ['read:api_keys'],
    query: pageQuery,
    summary: 'List API keys',
    answers: { 200: pageOf(apiKey, { names }) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/keys',
    access: ['create:api_keys'],
    body: createKeyBody,
    stepUp: 'recent',
    summary: 'Create an API key',
    answers: { 201: newApiKey },
    handle: create,
  },
  {
    method: 'POST',
    path: '/keys/:id/rotate',
    access: ['create:api_keys'],
    body: rotateKeyBody,
    stepUp: 'recent',
    summary: 'Rotate an API key',
    answers: { 201: newApiKey },
    handle: rotateKey,
  },
  {
    method: 'DELETE',
    path: '/keys/:id',
    access: ['delete:api_keys'],
    whilePaused: 'contains',
    summary: 'Revoke an API key',
    answers: { 204: null },
    handle: revoke,
  },
  {
    method: 'POST',
    path: '/keys/rotate-signing',
    access: ['rotate:signing_keys'],
    body: rotateBody,
    stepUp: 'always',
    whilePaused: 'contains',
    summary: 'Rotate the signing keys',
    answers: { 200: closed({ keyId: text }) },
    handle: rotateSigning,
  },
  {
    method: 'GET',
    path: '/keys/signing',
    access: ['rotate:signing_keys'],
    summary: 'List signing keys',
    answers: { 200: wholeOf(signingKey) },
    handle: listSigning,
  },
  {
    method: 'DELETE',
    path: '/keys/signing/:id',
    access: ['rotate:signing_keys'],
    stepUp: 'always',
    whilePaused: 'contains',
    summary: 'Revoke a signing key',
    answers: { 204: null },
    handle: revokeSigning,
  },
]

async function list({ actor, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const page = await directory.stores.apiKeys.list(request)
  const owners = page.items.flatMap(({ userId, organizationId }) =>
    [userId, organizationId].filter((id) => id !== null),
  )
  const mayName = actor.permissions.has('read:users') && owners.length > 0
  const found = mayName ? await directory.stores.auditSearch.names([...new Set(owners)]) : new Map()
  const { status, body } = pageAnswer(page, request, keyJson)
  return { status, body: { ...(body as object), names: Object.fromEntries(found) } }
}

/** The answer is the only place where the key itself is ever shown. */
async function create({ actor, body, directory }: Call<unknown, CreateKeyBody>): Promise<Answer> {
  const { name, organizationId: named, userId = null, expiresInDays = null } = body
  const permissions = body.permissions === 'all' ? keyPermissions : body.permissions
  const { key, secret } = await directory.change(async (deps) => {
    const organizationId = named === undefined ? null : (await organizationNamed(deps, named)).id
    return createApiKey(deps, actor, { name, permissions, organizationId, userId, expiresInDays })
  })
  return created({ ...keyJson(key), key: secret })
}

/** The old key works on for a while, so that its programs can be given the new one without haste. */
async function rotateKey({ actor, params, body, directory }: Call<unknown, RotateKeyBody>): Promise<Answer> {
  const overlapHours = body.overlapHours ?? overlapHoursUsual
  const { key, secret } = await directory.change((deps) => rotateApiKey(deps, actor, params.id as string, overlapHours))
  return created({ ...keyJson(key), key: secret })
}

const overlapHoursUsual = 24

async function revoke({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => revokeApiKey(deps, actor, params.id as string))
  return noContent
}

async function rotateSigning({ actor, body, directory }: Call<unknown, RotateBody>): Promise<Answer> {
  const isForced = body.force === true
  return ok({ keyId: await directory.change((deps) => rotateSigningKeys(deps, actor, { isForced })) })
}

async function listSigning({ directory }: Call): Promise<Answer> {
  return ok({ data: (await directory.stores.signingKeys.list()).map(signingKeyJson) })
}

/** Whatever the key signed is refused from now on. */
async function revokeSigning({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => revokeSigningKey(deps, actor, params.id as string))
  return noContent
}

function signingKeyJson({ id, state, createdAt, currentSince, retiredAt }: SigningKey) {
  return { id, state, createdAt, currentSince, retiredAt }
}

export function keyJson({ id, name, permissions, organizationId, userId, ...life }: ApiKey) {
  const { secretStart, expiresAt, lastUsedAt, lastUsedIp, createdAt } = life
  const used = { lastUsedAt, lastUsedIp }
  return { id, name, permissions, organizationId, userId, secretStart, expiresAt, ...used, createdAt }
}
