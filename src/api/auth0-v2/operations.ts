// This face as it describes itself.
import type { DescribedOperation } from '../../http/described-operation.ts'
import { takesIdempotencyKey } from '../../http/idempotency-key.ts'
import { failure } from './answers.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

export const operations: readonly DescribedOperation[] = routes.map(describe)

function describe(route: Route): DescribedOperation {
  const { method, path, scopes, summary, query, params, body, answers } = route
  const words = scopes.names.map((name) => `\`${name}\``).join(scopes.rule === 'any' ? ' or ' : ' and ')
  return {
    method,
    path: `/api/v2${path}`,
    tag: `Management API: ${path.split('/')[1]}`,
    summary: summary ?? '',
    proofs: ['bearer'],
    permissions: `Scope ${words}.`,
    ...(query === undefined ? {} : { query }),
    ...(params === undefined ? {} : { params }),
    ...(body === undefined ? {} : { body }),
    bodyTypes: ['application/json', 'application/x-www-form-urlencoded'],
    takesIdempotencyKey: takesIdempotencyKey(route),
    answers: answers ?? {},
    failure,
    failureType: 'application/json',
  }
}
