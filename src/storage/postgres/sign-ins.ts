import type { Choices, Goal, Proof, SignIn } from '../../sign-ins/sign-in.ts'
import type { SignInStore } from '../../sign-ins/sign-in-store.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { prepared, preparedChange, type Sql, sql, trusted } from './sql.ts'

export function postgresSignIns(executor: Executor, applicationId: number): SignInStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<SignInRow>(statement)
    return row === undefined ? null : signInFromRow(row)
  }
  return {
    find: (id, browserHash) =>
      one(prepared('sign-in of a browser')`SELECT ${columns} FROM sign_ins
        WHERE application_id = ${applicationId} AND id = ${id} AND browser_hash = ${browserHash}`),
    findByReference: (reference) =>
      one(sql`SELECT ${columns} FROM sign_ins WHERE application_id = ${applicationId} AND reference = ${reference}`),
    insert: async (signIn, browserHash) => {
      await executor.change(preparedChange(
        'insert sign-in',
      )`INSERT INTO sign_ins (application_id, id, reference, browser_hash, goal, client_id,
          organization_id, connection_id, identifier, user_id, security_version, proofs, choices, session_id,
          last_failure, shown, ip, user_agent, revision, created_at, updated_at, expires_at, finished_at)
        VALUES (${applicationId}, ${signIn.id}, ${signIn.reference}, ${browserHash}, ${signIn.goal}, ${signIn.clientId},
          ${signIn.organizationId}, ${signIn.connectionId}, ${signIn.identifier}, ${signIn.userId},
          ${signIn.securityVersion}, ${JSON.stringify(signIn.proofs)}, ${signIn.choices}, ${signIn.sessionId},
          ${signIn.lastFailure}, ${signIn.shown}, ${signIn.origin.ip}, ${signIn.origin.userAgent},
          ${signIn.revision}, ${signIn.createdAt}, ${signIn.createdAt}, ${signIn.expiresAt}, ${signIn.finishedAt})`)
    },
    save: async (signIn, now) =>
      (await executor.change(preparedChange(
        'save sign-in',
      )`UPDATE sign_ins SET revision = revision + 1, updated_at = ${now},
          goal = ${signIn.goal}, client_id = ${signIn.clientId}, organization_id = ${signIn.organizationId},
          connection_id = ${signIn.connectionId}, identifier = ${signIn.identifier}, user_id = ${signIn.userId},
          security_version = ${signIn.securityVersion}, proofs = ${JSON.stringify(signIn.proofs)},
          choices = ${signIn.choices}, session_id = ${signIn.sessionId}, last_failure = ${signIn.lastFailure},
          shown = ${signIn.shown}, ip = ${signIn.origin.ip}, user_agent = ${signIn.origin.userAgent}, finished_at = ${signIn.finishedAt}
        WHERE application_id = ${applicationId} AND id = ${signIn.id} AND revision = ${signIn.revision}
          AND finished_at IS NULL AND expires_at > ${now}`)) === 1,
    noteShown: async (id, shown) => {
      await executor.change(sql`UPDATE sign_ins SET shown = ${shown}
        WHERE application_id = ${applicationId} AND id = ${id} AND shown IS DISTINCT FROM ${shown}
          AND finished_at IS NULL`)
    },
    listRecentOf: async (userId, atMost) => {
      const rows = await executor.rows<SignInRow>(sql`SELECT ${columns} FROM (
          (SELECT * FROM sign_ins WHERE application_id = ${applicationId} AND user_id = ${userId}
            ORDER BY created_at DESC LIMIT ${atMost})
          UNION ALL
          (SELECT s.* FROM users u JOIN sign_ins s ON s.application_id = u.application_id AND s.user_id IS NULL
              AND s.identifier IS NOT NULL
              AND lower(s.identifier) = ANY (ARRAY[lower(u.email), lower(u.username), u.phone_number])
            WHERE u.application_id = ${applicationId} AND u.id = ${userId} AND s.last_failure IS NOT NULL
              AND (u.pool_organization_id IS NULL OR s.organization_id = u.pool_organization_id)
            ORDER BY s.created_at DESC LIMIT ${atMost})) recent
        ORDER BY created_at DESC LIMIT ${atMost}`)
      return rows.map(signInFromRow)
    },
    removeBefore: (before) =>
      removeRows(executor, 'sign_ins', sql`application_id = ${applicationId} AND created_at < ${before}`),
  }
}

const columns = trusted(`id, reference, goal, client_id, organization_id, connection_id, identifier, user_id,
  security_version, proofs, choices, session_id, last_failure, shown, ip, user_agent, revision, created_at, expires_at,
  finished_at`)

interface SignInRow {
  readonly id: string
  readonly reference: string
  readonly goal: Goal
  readonly client_id: string | null
  readonly organization_id: string | null
  readonly connection_id: string | null
  readonly identifier: string | null
  readonly user_id: string | null
  readonly security_version: number | null
  readonly proofs: readonly Proof[]
  readonly choices: Choices
  readonly session_id: string | null
  readonly last_failure: string | null
  readonly shown: string | null
  readonly ip: string | null
  readonly user_agent: string | null
  readonly revision: number
  readonly created_at: Date
  readonly expires_at: Date
  readonly finished_at: Date | null
}

function signInFromRow(row: SignInRow): SignIn {
  return {
    id: row.id,
    reference: row.reference,
    goal: row.goal,
    clientId: row.client_id,
    organizationId: row.organization_id,
    connectionId: row.connection_id,
    identifier: row.identifier,
    userId: row.user_id,
    securityVersion: row.security_version,
    proofs: row.proofs,
    choices: row.choices,
    sessionId: row.session_id,
    lastFailure: row.last_failure,
    shown: row.shown,
    origin: { ip: row.ip, userAgent: row.user_agent },
    revision: row.revision,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    finishedAt: row.finished_at,
  }
}
