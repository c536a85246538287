import type { AuthorizationRequest } from '../../../sign-ins/authorization-request.ts'
import type { Asking } from '../asking.ts'

type Part = Partial<AuthorizationRequest>

/** One check of the authorization endpoint: what it adds to the request, or a Refusal. */
export type Rule = (asking: Asking, soFar: AuthorizationRequest) => Part | Promise<Part>
