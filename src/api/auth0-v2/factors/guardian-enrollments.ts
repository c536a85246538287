// Enrolments by their id alone: the vendor's older view of authentication methods.
import type { AuthenticationMethod } from '../../../authentication-methods/authentication-method.ts'
import { removeMethod } from '../../../authentication-methods/remove-method.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { type Answer, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { maskedPhone } from './authentication-methods-json.ts'
import { enrollmentAnswer } from './guardian-schemas.ts'

const one = { path: '/guardian/enrollments/:id' }

export const guardianEnrollmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...one,
    scopes: anyOf('read:guardian_enrollments'),
    summary: 'Get a multi-factor authentication enrollment',
    answers: { 200: enrollmentAnswer },
    handle: get,
  },
  {
    method: 'DELETE',
    ...one,
    scopes: anyOf('delete:guardian_enrollments'),
    summary: 'Delete a multi-factor authentication enrollment',
    answers: { 204: null },
    handle: remove,
  },
]

async function get({ params, directory }: Call): Promise<Answer> {
  const found = await directory.stores.authenticationMethods.findById(params.id as string)
  return ok(enrollmentJson(presentEnrollment(found)))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    const { userId, id } = presentEnrollment(await deps.authenticationMethods.findById(params.id as string))
    await removeMethod(deps, actor, userId, id)
  })
  return noContent
}

function presentEnrollment(found: AuthenticationMethod | null): AuthenticationMethod {
  if (found !== null) return found
  throw new RollcallError('enrollment_not_found', 'The enrollment does not exist.')
}

function enrollmentJson({ id, type, name, destination, confirmedAt, lastUsedAt }: AuthenticationMethod) {
  return {
    id,
    status: confirmedAt === null ? 'pending' : 'confirmed',
    ...(name === null ? {} : { name }),
    ...(type !== 'phone' || destination === null ? {} : { phone_number: maskedPhone(destination) }),
    ...(confirmedAt === null ? {} : { enrolled_at: confirmedAt.toISOString() }),
    ...(lastUsedAt === null ? {} : { last_auth: lastUsedAt.toISOString() }),
  }
}
