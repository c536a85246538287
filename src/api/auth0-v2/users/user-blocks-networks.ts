// Networks that are slowed down because too much was tried from them, on this face: suspicious addresses.
import { isIP } from 'node:net'
import { Type } from 'typebox'
import { liftNetworkLock, networkLockEnd } from '../../../guards/network-locks.ts'
import { validationError, WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, noContent, type Route } from '../route.ts'

const ofAddress = { path: '/anomaly/blocks/ips/:id', params: Type.Object({ id: Type.String({ maxLength: 45 }) }) }

export const networkBlockRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...ofAddress,
    summary: 'Check if an IP address is blocked',
    scopes: anyOf('read:anomaly_blocks'),
    answers: { 200: null },
    handle: check,
  },
  {
    method: 'DELETE',
    ...ofAddress,
    whilePaused: 'contains',
    summary: 'Remove the blocked IP address',
    scopes: anyOf('delete:anomaly_blocks'),
    answers: { 204: null },
    handle: lift,
  },
]

async function check({ params, directory }: Call): Promise<Answer> {
  const { stores, clock } = directory
  if ((await networkLockEnd({ ...stores, clock }, addressOf(params))) !== null) return { status: 200 }
  throw new WireError(404, 'IP address specified is not currently blocked.')
}

async function lift({ actor, params, directory }: Call): Promise<Answer> {
  const address = addressOf(params)
  await directory.change((deps) => liftNetworkLock(deps, actor, address))
  return noContent
}

function addressOf({ id = '' }: Call['params']): string {
  if (isIP(id) !== 0) return id
  const message = `Object didn't pass validation for format ip: ${id}`
  throw validationError('Path', { path: 'id', message, description: null })
}
