// Operations of the vendor's that have no meaning on a server of one's own. Whoever calls one reads why, in the vendor's
// error shape; docs/compatibility.md lists them.
import { WireError } from './errors.ts'

interface NotPlanned {
  /** A path below `/api/v2`, with `:name` for parameters; what lies below it is meant as well, unless a route stands there. */
  readonly below: string
  /** A sentence for whoever meets it. */
  readonly why: string
}

const ownCode =
  'Rollcall runs no code of its tenants. Subscribe to its events and act on them in a service of your own.'

const notPlanned: readonly NotPlanned[] = [
  { below: '/actions', why: ownCode },
  { below: '/rules', why: ownCode },
  { below: '/rules-configs', why: ownCode },
  { below: '/hooks', why: ownCode },
  { below: '/flows', why: ownCode },
  { below: '/forms', why: 'The pages of sign-in are fixed; there is no editor for forms.' },
]

/** The failure that says why there is nothing at the path below `/api/v2`, where that was decided; else a plain one. */
export function nothingAt(path: string): WireError {
  const why = notPlannedAt(path)
  if (why === null) return new WireError(404, 'Not Found')
  return new WireError(404, `This operation is not available on this server. ${why}`, 'operation_not_supported')
}

/** Why there is nothing at a path, where that was decided. */
export function notPlannedAt(path: string): string | null {
  return notPlanned.find(({ below }) => isBelow(below, path))?.why ?? null
}

/** Whether the path is the other one or lies below it; `:name` stands for any one part. */
function isBelow(above: string, path: string): boolean {
  const parts = path.split('/')
  return above.split('/').every((part, at) => part === parts[at] || (part.startsWith(':') && parts[at] !== undefined))
}
