// This face as it describes itself.
import { Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { takesIdempotencyKey } from '../../http/idempotency-key.ts'
import { problemMembers } from '../../http/problem-details.ts'
import type { Route } from './route.ts'
import { userRoutes } from './users.ts'

/** Problem details (RFC 9457). */
const problem = Type.Object(
  {
    ...problemMembers,
    errors: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
  },
  { additionalProperties: false, title: 'TenantProblem' },
)

export const operations: readonly DescribedOperation[] = userRoutes.map(describe)

function describe(route: Route): DescribedOperation {
  const { method, path, scope, summary, query, body, answers } = route
  return {
    method,
    path: `/api/:tenantId/admin${path}`,
    tag: 'Tenant API: users',
    summary,
    proofs: ['tenantAccess'],
    scopes: [scope],
    permissions: `Scope \`${scope}\`.`,
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    bodyTypes: ['application/json'],
    takesIdempotencyKey: takesIdempotencyKey(route),
    answers,
    failure: problem,
    failureType: 'application/problem+json',
  }
}
