import { type ErrorKind, RollcallError } from '../kernel/errors.ts'

/** The HTTP status of each kind of failure; the words around it are each face's own. */
export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unprocessable: 422,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
}

/** Whether the log is to say why. That changes are paused was somebody's wish, and the line of the request tells enough. */
export function isFaultOfOurs(fault: unknown, status: number): boolean {
  return status >= 500 && !(fault instanceof RollcallError && fault.code === 'changes_paused')
}
