// A database that takes no changes just now, or that cannot be reached: what a failover, a restart or a restore looks
// like from here.
import pg from 'pg'
import { RollcallError } from '../../kernel/errors.ts'

/** The node became a standby, or somebody set it to take no changes. */
const readOnlyTransaction = '25006'
/** 08: the connection failed. 57P01 to 57P03: the server shuts down, crashed, or is starting. */
const serverAway = /^(08|57P0[123])/
/** What the operating system says of a server that is not there. ENOENT: its socket is gone. */
const networkFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
])
/** What the driver says of it, which has no codes. */
const driverFaults =
  /^Connection terminated|^Client (has encountered a connection error|was closed) and is not queryable/

/** A failover is over in less, as a rule. */
const readOnlyRetrySeconds = 30
const awayRetrySeconds = 5

/** Null for every other fault. */
export function asMaintenance(fault: unknown): RollcallError | null {
  if (!(fault instanceof Error)) return null
  const { code = '' } = fault as { readonly code?: string }
  if (fault instanceof pg.DatabaseError && code === readOnlyTransaction) {
    return new RollcallError(
      'under_maintenance',
      'Rollcall is being maintained: it can be read, but takes no changes. Nothing was changed. Try again in a minute.',
      { cause: fault, retryAfterSeconds: readOnlyRetrySeconds },
    )
  }
  const isAway =
    fault instanceof pg.DatabaseError
      ? serverAway.test(code)
      : networkFaults.has(code) || driverFaults.test(fault.message)
  if (!isAway) return null
  // Whatever was under way may have been done: nobody heard.
  return new RollcallError(
    'under_maintenance',
    'Rollcall is being maintained: its database cannot be reached. Try again in a minute.',
    { cause: fault, retryAfterSeconds: awayRetrySeconds },
  )
}

/** Whether a statement was refused because nothing may be changed where it was asked. */
export function isReadOnly(fault: unknown): boolean {
  return fault instanceof RollcallError && (fault.cause as { code?: unknown } | undefined)?.code === readOnlyTransaction
}
