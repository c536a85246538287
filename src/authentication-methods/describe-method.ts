import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { type AuthenticationMethod, presentMethod } from './authentication-method.ts'
import type { AuthenticationMethodStore } from './authentication-method-store.ts'
import { holdPerson } from './hold-person.ts'

export interface DescribeMethodDeps {
  readonly authenticationMethods: AuthenticationMethodStore
  readonly audit: AuditStore
}

/** What is left out stays as it is. Call it in a transaction. */
export async function describeMethod(
  { authenticationMethods, audit }: DescribeMethodDeps,
  actor: Actor,
  userId: string,
  methodId: string,
  changes: Partial<Pick<AuthenticationMethod, 'name' | 'delivery'>>,
): Promise<AuthenticationMethod> {
  await holdPerson(authenticationMethods, userId)
  const method = presentMethod(await authenticationMethods.find(userId, methodId))
  const { name = method.name, delivery = method.delivery } = changes
  if (name === method.name && delivery === method.delivery) return method
  await authenticationMethods.describe(userId, methodId, { name, delivery })
  const details = { factor: method.type, id: methodId }
  await audit.record(actor, 'user.factor_updated', { kind: 'user', id: userId }, details)
  return { ...method, name, delivery }
}
