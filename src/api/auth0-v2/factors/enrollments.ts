// Multi-factor enrolments of a user: the vendor's older view of authentication methods (auth0.md 3.9).
import { Type } from 'typebox'
import type { AuthenticationMethod, MethodType } from '../../../authentication-methods/authentication-method.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { userParams } from '../users/user-schemas.ts'
import { userEnrollment } from './authentication-method-answers.ts'
import { maskedPhone } from './authentication-methods-json.ts'
import { methodsOf } from './authentication-methods-of.ts'

export const enrollmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/enrollments',
    params: userParams,
    scopes: anyOf('read:users', 'read:current_user'),
    summary: 'Get the First Confirmed Multi-factor Authentication (MFA) Enrollment',
    answers: { 200: Type.Array(userEnrollment, { maxItems: 1 }) },
    handle: list,
  },
]

/** A list of the first confirmed one, or of none (S003-89, S003-90). */
async function list({ params, directory }: Call): Promise<Answer> {
  const methods = await methodsOf(directory, params.id as string)
  const first = methods.find(({ type, confirmedAt }) => confirmedAt !== null && type in wireMethods)
  return ok(first === undefined ? [] : [enrollmentJson(first)])
}

/** Mailboxes and passkeys never were enrolments there. */
export const wireMethods: Readonly<Partial<Record<MethodType, string>>> = {
  totp: 'authenticator',
  phone: 'sms',
  'security-key': 'webauthn-roaming',
}

function enrollmentJson({ id, type, name, destination, confirmedAt, lastUsedAt }: AuthenticationMethod) {
  return {
    id,
    status: 'confirmed',
    type,
    auth_method: wireMethods[type],
    ...(name === null ? {} : { name }),
    ...(destination === null ? {} : { phone_number: maskedPhone(destination) }),
    ...(confirmedAt === null ? {} : { enrolled_at: confirmedAt.toISOString() }),
    ...(lastUsedAt === null ? {} : { last_auth: lastUsedAt.toISOString() }),
  }
}
