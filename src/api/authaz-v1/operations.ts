// This face as it describes itself.
import { Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { takesIdempotencyKey } from '../../http/idempotency-key.ts'
import { problemMembers } from '../../http/problem-details.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { reasonHeader, takesReason } from './said-reason.ts'

/** Problem details (RFC 9457); some failures say more than these. */
const problem = Type.Object(problemMembers, { title: 'Problem' })

/** A body of any size that is read as it comes. */
const file = Type.String({ description: 'The file, whole.' })

export const operations: readonly DescribedOperation[] = routes.map(describe)

function describe(route: Route): DescribedOperation {
  const { method, path, access, summary, query, answers, answerType, bodyTypes } = route
  const body = bodyTypes === undefined ? route.body : file
  return {
    method,
    path: `/api/v1${path}`,
    tag: `API: ${path.split('/')[1]}`,
    summary: summary ?? '',
    proofs: proofsOf(route),
    permissions: typeof access === 'string' ? null : `Permission ${access.map((name) => `\`${name}\``).join(' or ')}.`,
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    bodyTypes: bodyTypes ?? ['application/json'],
    takesIdempotencyKey: takesIdempotencyKey(route),
    ...(takesReason(route) ? { headers: { 'X-Reason': reasonHeader } } : {}),
    answers: answers ?? {},
    ...(answerType === undefined ? {} : { answerType }),
    failure: problem,
    failureType: 'application/problem+json',
  }
}

function proofsOf(route: Route): DescribedOperation['proofs'] {
  if (route.access === 'public') return []
  if (route.ofConsoleAlone) return ['operatorSession']
  const { organization } = route
  if (organization === 'its-own') return ['apiKey', 'operatorSession', 'bearer']
  const takesPeople = organization !== undefined && organization !== 'its-people'
  return takesPeople ? ['apiKey', 'operatorSession', 'bearer', 'personSession'] : ['apiKey', 'operatorSession']
}
