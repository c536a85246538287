import { type DeviceApproval, type DeviceRequest, slowDownSeconds } from '../../device-requests/device-request.ts'
import type { DeviceRequestStore } from '../../device-requests/device-request-store.ts'
import type { FamilySignIn } from '../../token-families/token-family.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'
import { mayComeIn } from './standing.ts'

/** How much earlier than its interval a device may be: what it waits is measured where it is. */
const toleranceMs = 500

export function postgresDeviceRequests(executor: Executor, applicationId: number): DeviceRequestStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<DeviceRequestRow>(statement)
    return row === undefined ? null : requestFromRow(row)
  }
  /** Undecided, in time, in the browser that claimed it. */
  const decidable = (id: string, browserHash: Buffer, now: Date) => sql`d.application_id = ${applicationId}
    AND d.id = ${id} AND d.browser_hash = ${browserHash} AND d.status = 'pending' AND d.expires_at > ${now}`
  return {
    insert: async (request, { deviceCodeHash, userCodeHash }) =>
      (await executor.change(sql`INSERT INTO device_requests (application_id, id, client_id, scope, audience, status,
          device_code_hash, user_code_hash, sealed_user_code, ip, user_agent, interval_seconds, created_at, expires_at)
        VALUES (${applicationId}, ${request.id}, ${request.clientId}, ${[...request.scope]}::text[],
          ${request.audience}, ${request.status}, ${deviceCodeHash}, ${userCodeHash}, ${request.sealedUserCode},
          ${request.origin.ip}, ${request.origin.userAgent}, ${request.intervalSeconds}, ${request.createdAt},
          ${request.expiresAt})
        ON CONFLICT (application_id, user_code_hash) DO NOTHING`)) === 1,
    claim: (userCodeHash, browserHash, now) =>
      one(sql`UPDATE device_requests d SET browser_hash = ${browserHash}
        WHERE d.application_id = ${applicationId} AND d.user_code_hash = ${userCodeHash} AND d.status = 'pending'
          AND d.expires_at > ${now} AND (d.browser_hash IS NULL OR d.browser_hash = ${browserHash})
        RETURNING ${columns}`),
    findForBrowser: (id, browserHash, now) =>
      one(sql`SELECT ${columns} FROM device_requests d WHERE d.application_id = ${applicationId} AND d.id = ${id}
        AND d.browser_hash = ${browserHash} AND d.expires_at > ${now}`),
    approve: (id, browserHash, { userId, securityVersion, organizationId, signIn }, now) =>
      one(sql`UPDATE device_requests d SET status = 'approved', decided_at = ${now}, user_id = ${userId},
          security_version = ${securityVersion}, organization_id = ${organizationId}, sign_in = ${signIn}
        WHERE ${decidable(id, browserHash, now)} RETURNING ${columns}`),
    deny: (id, browserHash, now) =>
      one(sql`UPDATE device_requests d SET status = 'denied', decided_at = ${now}
        WHERE ${decidable(id, browserHash, now)} RETURNING ${columns}`),
    poll: async (deviceCodeHash, clientId, now) => {
      // The row is locked before it is judged, so that of two questions at once the second is too soon.
      const [row] = await executor.rows<DeviceRequestRow & { is_too_soon: boolean }>(
        prepared('poll device request')`WITH asked AS MATERIALIZED (
            SELECT p.id, coalesce(p.last_polled_at
              + make_interval(secs => p.interval_seconds - ${toleranceMs}::integer / 1000.0) > ${now}, false)
              AS is_too_soon
            FROM device_requests p WHERE p.application_id = ${applicationId}
              AND p.device_code_hash = ${deviceCodeHash} AND p.client_id = ${clientId} FOR UPDATE)
          UPDATE device_requests d SET last_polled_at = ${now}, interval_seconds = d.interval_seconds
              + CASE WHEN a.is_too_soon AND d.status = 'pending' THEN ${slowDownSeconds}::integer ELSE 0 END
          FROM asked a WHERE d.application_id = ${applicationId} AND d.id = a.id
          RETURNING ${columns}, a.is_too_soon`,
      )
      return row === undefined ? null : { request: requestFromRow(row), isTooSoon: row.is_too_soon }
    },
    redeem: (deviceCodeHash, clientId, now) =>
      one(sql`UPDATE device_requests d SET status = 'redeemed'
        WHERE d.application_id = ${applicationId} AND d.device_code_hash = ${deviceCodeHash}
          AND d.client_id = ${clientId} AND d.status = 'approved' AND d.expires_at > ${now}
          AND EXISTS (SELECT FROM users u WHERE u.application_id = d.application_id AND u.id = d.user_id
            AND u.security_version = d.security_version AND ${mayComeIn('u', now)})
        RETURNING ${columns}`),
    removeEnded: (before) =>
      removeRows(executor, 'device_requests', sql`application_id = ${applicationId} AND expires_at < ${before}`),
  }
}

const columns = trusted(`d.id, d.client_id, d.scope, d.audience, d.status, d.sealed_user_code, d.ip, d.user_agent,
  d.user_id, d.security_version, d.organization_id, d.sign_in, d.interval_seconds, d.created_at, d.expires_at`)

interface DeviceRequestRow {
  readonly id: string
  readonly client_id: string
  readonly scope: readonly string[]
  readonly audience: string | null
  readonly status: DeviceRequest['status']
  readonly sealed_user_code: Buffer
  readonly ip: string | null
  readonly user_agent: string | null
  readonly user_id: string | null
  readonly security_version: number | null
  readonly organization_id: string | null
  readonly sign_in: FamilySignIn | null
  readonly interval_seconds: number
  readonly created_at: Date
  readonly expires_at: Date
}

function requestFromRow(row: DeviceRequestRow): DeviceRequest {
  return {
    id: row.id,
    clientId: row.client_id,
    scope: row.scope,
    audience: row.audience,
    status: row.status,
    sealedUserCode: row.sealed_user_code,
    origin: { ip: row.ip, userAgent: row.user_agent },
    approval: approvalFromRow(row),
    intervalSeconds: row.interval_seconds,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

function approvalFromRow(row: DeviceRequestRow): DeviceApproval | null {
  if (row.user_id === null || row.security_version === null || row.sign_in === null) return null
  return {
    userId: row.user_id,
    securityVersion: row.security_version,
    organizationId: row.organization_id,
    signIn: row.sign_in,
  }
}
