// The secrets of a client: two at a time, so that its programs can be changed one after another (console.md 3.18). Only
// the answers that make one show it.

import { Type } from 'typebox'
import { addClientSecret } from '../../../clients/add-client-secret.ts'
import type { ClientSecret } from '../../../clients/client.ts'
import { currentSecret, openClientSecret, secretState, secretsAtMost } from '../../../clients/client-secret.ts'
import { endClientSecret } from '../../../clients/end-client-secret.ts'
import { presentClient } from '../../../clients/find-client.ts'
import { rotateClientSecret } from '../../../clients/rotate-client-secret.ts'
import { refuseStrongerClient } from '../../../operators/refuse-unheld-scopes.ts'
import { closed, count, text } from '../answers.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import {
  type AddSecretBody,
  addSecretBody,
  clientSecret,
  newClientSecret,
  type RotateSecretBody,
  rotateSecretBody,
} from './client-schemas.ts'

const one = '/clients/:id'
const all = `${one}/secrets`

export const clientSecretRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    access: ['read:clients'],
    summary: 'List the secrets of a client',
    // The newest first; those that ended are listed until another is made. So many work at a time.
    answers: { 200: closed({ data: Type.Array(clientSecret), atMost: count }) },
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    access: ['update:clients'],
    body: addSecretBody,
    stepUp: 'recent',
    summary: 'Create a secret of a client',
    answers: { 201: newClientSecret },
    handle: add,
  },
  {
    method: 'DELETE',
    path: `${all}/:secretId`,
    access: ['update:clients'],
    whilePaused: 'contains',
    summary: 'End a secret of a client',
    answers: { 204: null },
    handle: end,
  },
  {
    method: 'POST',
    path: `${one}/rotate-secret`,
    access: ['update:clients'],
    body: rotateSecretBody,
    stepUp: 'recent',
    whilePaused: 'contains',
    summary: 'Rotate the secret of a client',
    answers: { 200: closed({ clientSecret: text }) },
    handle: rotate,
  },
]

async function list({ params, directory }: Call): Promise<Answer> {
  const { secrets } = presentClient(await directory.stores.clients.find(params.id as string))
  const now = directory.clock.now()
  return ok({ data: secrets.map((secret) => secretJson(secret, now)), atMost: secretsAtMost })
}

async function add({ actor, params, body, directory }: Call<unknown, AddSecretBody>): Promise<Answer> {
  const clientId = params.id as string
  const secret = await directory.change(async (deps) => {
    await refuseStrongerClient(deps, actor, clientId)
    return addClientSecret(deps, actor, clientId, body)
  })
  const value = openClientSecret(directory.sealer, clientId, secret)
  return created({ ...secretJson(secret, directory.clock.now()), clientSecret: value })
}

async function end({ actor, params, directory }: Call): Promise<Answer> {
  const { id, secretId } = params as { id: string; secretId: string }
  await directory.change((deps) => endClientSecret(deps, actor, id, secretId))
  return noContent
}

async function rotate({ actor, params, body, directory }: Call<unknown, RotateSecretBody>): Promise<Answer> {
  const { overlapHours = overlapHoursUsual, expiresInDays = null } = body
  const now = directory.clock.now()
  const oldUntil = overlapHours === 0 ? null : new Date(now.getTime() + overlapHours * hourMs)
  const id = params.id as string
  const rotated = await directory.change(async (deps) => {
    await refuseStrongerClient(deps, actor, id)
    return rotateClientSecret(deps, actor, id, { oldUntil, expiresInDays })
  })
  return ok({ clientSecret: openClientSecret(directory.sealer, id, currentSecret(rotated, now)) })
}

const hourMs = 3_600_000
/** So that the programs of a client can be given the new one without haste. */
const overlapHoursUsual = 24

function secretJson({ id, name, createdAt, createdBy, expiresAt, lastUsedAt }: ClientSecret, now: Date) {
  return { id, name, createdAt, createdBy, expiresAt, lastUsedAt, state: secretState(expiresAt, now) }
}
