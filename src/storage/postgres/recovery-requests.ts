import { oldestFirst } from '../../kernel/list-order.ts'
import { mapPage } from '../../kernel/page.ts'
import type { RecoveryRequest } from '../../recovery/recovery-request.ts'
import type { RecoveryQuery, RecoveryRequestStore } from '../../recovery/recovery-request-store.ts'
import type { Executor } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { type RecoveryRow, recoveryColumns, recoveryFromRow } from './recovery-request-row.ts'
import { removeRows } from './remove-rows.ts'
import { joinSql, type Sql, sql, trusted } from './sql.ts'

export function postgresRecoveryRequests(executor: Executor, applicationId: number): RecoveryRequestStore {
  const one = async (statement: Sql): Promise<RecoveryRequest | null> => {
    const [row] = await executor.rows<RecoveryRow>(statement)
    return row === undefined ? null : recoveryFromRow(row)
  }
  const here = (id: string) => sql`application_id = ${applicationId} AND id = ${id}`
  /** Of a recovery that this browser is finishing, in time. */
  const finishing = (browserHash: Buffer, now: Date) => sql`application_id = ${applicationId}
    AND finishing_browser_hash = ${browserHash} AND finishing_until > ${now} AND status = 'approved'`
  return {
    find: (id) => one(sql`SELECT ${recoveryColumns} FROM recovery_requests WHERE ${here(id)}`),
    findByNumber: (number) =>
      one(sql`SELECT ${recoveryColumns} FROM recovery_requests
        WHERE application_id = ${applicationId} AND number = ${number}`),
    findPendingOf: (userId, since) =>
      one(sql`SELECT ${recoveryColumns} FROM recovery_requests WHERE application_id = ${applicationId}
        AND user_id = ${userId} AND status = 'pending' AND created_at > ${since} ORDER BY created_at LIMIT 1`),
    findForBrowser: (id, browserHash) =>
      one(sql`SELECT ${recoveryColumns} FROM recovery_requests
        WHERE ${here(id)} AND ${browserHash}::bytea = ANY (browser_hashes)`),
    list: async (query, page, { isDescending } = oldestFirst) => {
      const listing = {
        ...byCreation,
        isDescending,
        name: [applicationId, 'recovery requests', query, isDescending],
        columns: recoveryColumns,
        from: sql`recovery_requests`,
        where: joinSql([sql`application_id = ${applicationId}`, ...conditionsOf(applicationId, query)], ' AND '),
      }
      return mapPage(await listPage<RecoveryRow>(executor, listing, page), recoveryFromRow)
    },
    countPending: async (since, atMost, { id, email } = { id: '', email: null }) => {
      // Oldest first, as the index has them, so that the first that is counted has waited longest.
      const counted = (condition: Sql) => sql`SELECT count(*)::int AS count, min(created_at) AS oldest_at FROM (
        SELECT r.created_at FROM recovery_requests r WHERE r.application_id = ${applicationId} AND r.status = 'pending'
          AND r.created_at > ${since} AND ${condition} ORDER BY r.created_at, r.id LIMIT ${atMost}) r`
      const isForDecider = sql`r.email IS DISTINCT FROM lower(${email}::text) AND NOT EXISTS (
        SELECT FROM recovery_askings a
        WHERE a.application_id = r.application_id AND a.request_id = r.id AND a.asked_by ->> 'id' = ${id})`
      const [row] = await executor.rows<PendingRow>(sql`SELECT everybody.count, decider.count AS for_decider,
          decider.oldest_at AS oldest_for_decider
        FROM (${counted(trusted('true'))}) everybody, (${counted(isForDecider)}) decider`)
      return {
        count: row?.count ?? 0,
        forDecider: row?.for_decider ?? 0,
        oldestForDecider: row?.oldest_for_decider ?? null,
      }
    },
    file: async (request, browserHash, pendingSince) => {
      await executor.change(sql`UPDATE recovery_requests SET status = 'expired'
        WHERE application_id = ${applicationId} AND email = ${request.email} AND status = 'pending'
          AND organization_id IS NOT DISTINCT FROM ${request.organizationId}
          AND created_at <= ${pendingSince}`)
      // Joins in the same statement, so that of two requests at once one is the first. The row as it was before is read as
      // of the start of the statement: what was filed after that is not seen there.
      const [row] = await executor.rows<FiledRow>(sql`INSERT INTO recovery_requests
          (application_id, id, email, organization_id, user_id, context, lost, phone_number, status, browser_hashes, ip, user_agent,
            created_at)
        VALUES (${applicationId}, ${request.id}, ${request.email}, ${request.organizationId}, ${request.userId}, ${request.context},
          ${[...request.lost]}::text[], ${request.phoneNumber}, 'pending', ARRAY[${browserHash}::bytea], ${request.ip},
          ${request.userAgent}, ${request.createdAt})
        ON CONFLICT (application_id, (coalesce(organization_id, '')), email) WHERE status = 'pending' DO UPDATE SET
          times_asked = recovery_requests.times_asked + 1,
          context = CASE WHEN ${isAskedNowhere} THEN coalesce(recovery_requests.context, EXCLUDED.context)
            ELSE recovery_requests.context END,
          lost = CASE WHEN ${isAskedNowhere} AND recovery_requests.lost = '{}' THEN EXCLUDED.lost
            ELSE recovery_requests.lost END,
          phone_number = CASE WHEN ${isAskedNowhere} THEN coalesce(recovery_requests.phone_number, EXCLUDED.phone_number)
            ELSE recovery_requests.phone_number END,
          ip = CASE WHEN ${isAskedNowhere} THEN EXCLUDED.ip ELSE recovery_requests.ip END,
          user_agent = CASE WHEN ${isAskedNowhere} THEN EXCLUDED.user_agent ELSE recovery_requests.user_agent END,
          browser_hashes = CASE
            WHEN ${browserHash}::bytea = ANY (recovery_requests.browser_hashes)
              OR cardinality(recovery_requests.browser_hashes) >= ${browsersAtMost}
            THEN recovery_requests.browser_hashes
            ELSE array_append(recovery_requests.browser_hashes, ${browserHash}::bytea) END
        RETURNING ${recoveryColumns}, id = ${request.id} AS is_new,
          coalesce((SELECT before.ip IS NULL AND before.user_agent IS NULL FROM recovery_requests before
            WHERE before.application_id = recovery_requests.application_id AND before.id = recovery_requests.id), true)
            AS was_asked_nowhere`)
      if (row === undefined) throw new Error('a recovery request was neither filed nor joined')
      const isAskedSomewhere = request.ip !== null || request.userAgent !== null
      return {
        request: recoveryFromRow(row),
        isNew: row.is_new,
        isOriginNew: isAskedSomewhere && row.was_asked_nowhere,
      }
    },
    noteOwnerTold: async (id) => {
      await executor.change(sql`UPDATE recovery_requests SET is_owner_told = true WHERE ${here(id)}`)
    },
    noteSignals: async (id, signals) => {
      await executor.change(sql`UPDATE recovery_requests SET signals = ${[...signals]}::text[] WHERE ${here(id)}`)
    },
    assign: (id, fromId, to, pendingSince) =>
      one(sql`UPDATE recovery_requests SET assignee = ${to}
        WHERE ${here(id)} AND status = 'pending' AND created_at > ${pendingSince}
          AND assignee ->> 'id' IS NOT DISTINCT FROM ${fromId}::text RETURNING ${recoveryColumns}`),
    decide: (id, { status, at, decidedBy, evidence, reason, linkEmail }, pendingSince) =>
      one(sql`UPDATE recovery_requests SET status = ${status}, decided_at = ${at}, decided_by = ${decidedBy},
          evidence = ${evidence}, reason = ${reason}, link_email = ${linkEmail}
        WHERE ${here(id)} AND status = 'pending' AND created_at > ${pendingSince} RETURNING ${recoveryColumns}`),
    expire: async (pendingSince) => {
      await executor.change(sql`UPDATE recovery_requests SET status = 'expired'
        WHERE application_id = ${applicationId} AND status = 'pending' AND created_at <= ${pendingSince}`)
    },
    removeSettled: (before) =>
      removeRows(
        executor,
        'recovery_requests',
        sql`application_id = ${applicationId} AND status <> 'pending'
          AND coalesce(finished_at, decided_at, created_at) < ${before}`,
      ),
    stop: (id, at) =>
      one(sql`UPDATE recovery_requests SET status = 'stopped', decided_at = coalesce(decided_at, ${at}),
          finishing_browser_hash = NULL
        WHERE ${here(id)} AND status IN ('pending', 'approved') AND password_set_at IS NULL
        RETURNING ${recoveryColumns}`),
    noteLinkDue: (id, dueAt) =>
      one(sql`UPDATE recovery_requests SET link_due_at = ${dueAt}
        WHERE ${here(id)} AND status = 'approved' RETURNING ${recoveryColumns}`),
    listDue: async (now, limit) => {
      const rows = await executor.rows<RecoveryRow>(sql`SELECT ${recoveryColumns} FROM recovery_requests
        WHERE application_id = ${applicationId} AND ${isWaiting} AND link_due_at <= ${now}
        ORDER BY link_due_at, id LIMIT ${limit}`)
      return rows.map(recoveryFromRow)
    },
    takeDue: (id, now) =>
      one(sql`UPDATE recovery_requests SET link_sent_at = ${now}
        WHERE ${here(id)} AND ${isWaiting} AND link_due_at <= ${now} RETURNING ${recoveryColumns}`),
    dropDue: (id) =>
      one(sql`UPDATE recovery_requests SET link_due_at = NULL WHERE ${here(id)} AND ${isWaiting}
        RETURNING ${recoveryColumns}`),
    noteLinkSent: (id, at) =>
      one(sql`UPDATE recovery_requests SET link_sent_at = ${at}, finishing_browser_hash = NULL,
          password_set_at = NULL, enrolling_method_id = NULL, enrolling_challenge = NULL
        WHERE ${here(id)} AND status = 'approved' RETURNING ${recoveryColumns}`),
    open: (id, { browserHash, securityVersion, until }) =>
      one(sql`UPDATE recovery_requests SET finishing_browser_hash = ${browserHash}, finishing_until = ${until},
          security_version = ${securityVersion}
        WHERE ${here(id)} AND status = 'approved' RETURNING ${recoveryColumns}`),
    findFinishing: async (browserHash, now) => {
      const [row] = await executor.rows<FinishingRow>(sql`SELECT ${recoveryColumns}, security_version,
          enrolling_method_id, enrolling_challenge
        FROM recovery_requests WHERE ${finishing(browserHash, now)} AND user_id IS NOT NULL
        ORDER BY finishing_until DESC LIMIT 1`)
      if (row?.user_id == null || row.security_version === null) return null
      return {
        request: recoveryFromRow(row),
        userId: row.user_id,
        securityVersion: row.security_version,
        enrollingMethodId: row.enrolling_method_id,
        enrollingChallenge: row.enrolling_challenge,
      }
    },
    notePassword: async (id, browserHash, at) =>
      (await executor.change(sql`UPDATE recovery_requests SET password_set_at = ${at}
        WHERE id = ${id} AND ${finishing(browserHash, at)} AND password_set_at IS NULL`)) === 1,
    noteSecurityVersion: async (id, securityVersion) => {
      await executor.change(sql`UPDATE recovery_requests SET security_version = ${securityVersion} WHERE ${here(id)}`)
    },
    noteEnrolling: async (id, methodId) => {
      await executor.change(sql`UPDATE recovery_requests SET enrolling_method_id = ${methodId} WHERE ${here(id)}`)
    },
    noteChallenge: async (id, browserHash, challenge, at) =>
      (await executor.change(sql`UPDATE recovery_requests SET enrolling_challenge = ${challenge}
        WHERE id = ${id} AND ${finishing(browserHash, at)} AND password_set_at IS NOT NULL`)) === 1,
    takeChallenge: async (id, browserHash, challenge, at) =>
      (await executor.change(sql`UPDATE recovery_requests SET enrolling_challenge = NULL
        WHERE id = ${id} AND ${finishing(browserHash, at)} AND enrolling_challenge = ${challenge}`)) === 1,
    finish: async (id, browserHash, at) =>
      (await executor.change(sql`UPDATE recovery_requests SET status = 'finished', finished_at = ${at},
          finishing_browser_hash = NULL
        WHERE id = ${id} AND ${finishing(browserHash, at)} AND password_set_at IS NOT NULL`)) === 1,
  }
}

function conditionsOf(applicationId: number, query: RecoveryQuery): Sql[] {
  const { statuses, number, hasAccount, before, organizationId, signals, assigneeId, assigneeIdNot } = query
  return [
    ...(statuses === undefined ? [] : [sql`status = ANY (${[...statuses]}::text[])`]),
    ...(number === undefined ? [] : [sql`number = ${number}`]),
    ...(hasAccount === undefined ? [] : [hasAccount ? sql`user_id IS NOT NULL` : sql`user_id IS NULL`]),
    ...(before === undefined ? [] : [sql`created_at < ${before}`]),
    ...(organizationId === undefined ? [] : [ofOrganization(applicationId, organizationId)]),
    ...(signals === undefined ? [] : [sql`signals && ${[...signals]}::text[]`]),
    ...(assigneeId === undefined ? [] : [assigneeId === null ? sql`assignee IS NULL` : takenBy(assigneeId)]),
    ...(assigneeIdNot === undefined ? [] : [sql`assignee IS NOT NULL AND assignee ->> 'id' <> ${assigneeIdNot}`]),
  ]
}

/** In the words of the index. */
function takenBy(id: string): Sql {
  return sql`assignee IS NOT NULL AND assignee ->> 'id' = ${id}`
}

function ofOrganization(applicationId: number, organizationId: string): Sql {
  return sql`(organization_id = ${organizationId} OR EXISTS (SELECT FROM organization_members m
    WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
      AND m.user_id = recovery_requests.user_id))`
}

const browsersAtMost = 10
/** As far as the row tells: an organization asked, and the person has not yet. */
const isAskedNowhere = trusted('recovery_requests.ip IS NULL AND recovery_requests.user_agent IS NULL')
const isWaiting = trusted(`status = 'approved' AND link_due_at IS NOT NULL AND link_sent_at IS NULL`)

interface PendingRow {
  readonly count: number
  readonly for_decider: number
  readonly oldest_for_decider: Date | null
}

interface FiledRow extends RecoveryRow {
  readonly is_new: boolean
  readonly was_asked_nowhere: boolean
}

interface FinishingRow extends RecoveryRow {
  readonly security_version: number | null
  readonly enrolling_method_id: string | null
  readonly enrolling_challenge: string | null
}
