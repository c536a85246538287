import { createHmac } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'

/** Repeated in a header by every write that a cookie vouches for, which no other site can do (security.md 5.5). */
export function csrfToken(sealer: Sealer, sessionSecret: string): string {
  return createHmac('sha256', sealer.derive('console csrf tokens')).update(sessionSecret).digest('base64url')
}
