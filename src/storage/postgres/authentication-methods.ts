import type { AuthenticationMethod } from '../../authentication-methods/authentication-method.ts'
import type {
  AuthenticationMethodStore,
  FactorsInForce,
  TotpSecret,
} from '../../authentication-methods/authentication-method-store.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { type MethodRow, methodColumns, methodFromRow } from './authentication-method-row.ts'
import { type Executor, violates } from './database.ts'
import { prepared, type Sql, sql } from './sql.ts'

export function postgresAuthenticationMethods(executor: Executor, applicationId: number): AuthenticationMethodStore {
  const many = async (statement: Sql) => (await executor.rows<MethodRow>(statement)).map(methodFromRow)
  const one = async (statement: Sql) => (await many(statement))[0] ?? null
  const happened = async (statement: Sql) => (await executor.change(statement)) === 1
  return {
    factorsOf: (userId) => factorsOf(executor, applicationId, userId),
    holdPerson: async (userId) => {
      // Weaker than FOR UPDATE: rows that point at the person may come meanwhile.
      const [person] = await executor.rows<{ email: string | null; locale: string | null }>(sql`
        SELECT CASE WHEN email_verified THEN email END AS email, user_metadata ->> 'locale' AS locale FROM users
        WHERE application_id = ${applicationId} AND id = ${userId} FOR NO KEY UPDATE`)
      if (person === undefined) return null
      const enrolled = await executor.rows<{ destination: string }>(sql`
        SELECT destination FROM authentication_methods WHERE application_id = ${applicationId} AND user_id = ${userId}
          AND type = 'email' AND confirmed_at IS NOT NULL ORDER BY created_at, id`)
      const all = [person.email, ...enrolled.map(({ destination }) => destination)]
      return { userId, addresses: [...new Set(all.filter((address) => address !== null))], locale: person.locale }
    },
    list: (userId) =>
      many(sql`SELECT ${methodColumns} FROM authentication_methods
        WHERE application_id = ${applicationId} AND user_id = ${userId} ORDER BY created_at, id`),
    find: (userId, id) =>
      one(sql`SELECT ${methodColumns} FROM authentication_methods
        WHERE application_id = ${applicationId} AND id = ${id} AND user_id = ${userId}`),
    findById: (id) =>
      one(sql`SELECT ${methodColumns} FROM authentication_methods
        WHERE application_id = ${applicationId} AND id = ${id}`),
    findByCredential: (credentialId) =>
      one(prepared('passkey by credential')`SELECT ${methodColumns} FROM authentication_methods
        WHERE application_id = ${applicationId} AND credential_id = ${credentialId} AND confirmed_at IS NOT NULL`),
    insert: (method, sealedSecret) => insertMethod(executor, applicationId, method, sealedSecret ?? null),
    describe: (userId, id, { name, delivery }) =>
      happened(sql`UPDATE authentication_methods SET name = ${name}, delivery = ${delivery}
        WHERE application_id = ${applicationId} AND id = ${id} AND user_id = ${userId}`),
    findTotp: (userId) =>
      oneSecret(
        executor,
        prepared('totp of a user')`SELECT id, sealed_secret FROM authentication_methods
        WHERE application_id = ${applicationId} AND user_id = ${userId} AND type = 'totp' AND confirmed_at IS NOT NULL`,
      ),
    findStartedTotp: (userId, id, since) =>
      oneSecret(
        executor,
        sql`SELECT id, sealed_secret FROM authentication_methods
        WHERE application_id = ${applicationId} AND id = ${id} AND user_id = ${userId} AND type = 'totp'
          AND confirmed_at IS NULL AND created_at >= ${since}`,
      ),
    removeStartedTotps: async (userId) => {
      await executor.change(sql`DELETE FROM authentication_methods
        WHERE application_id = ${applicationId} AND user_id = ${userId} AND type = 'totp' AND confirmed_at IS NULL`)
    },
    confirmTotp: async (userId, id, step, at) => {
      await executor.change(sql`DELETE FROM authentication_methods WHERE application_id = ${applicationId}
        AND user_id = ${userId} AND type = 'totp' AND confirmed_at IS NOT NULL AND id <> ${id}`)
      return happened(sql`UPDATE authentication_methods
        SET confirmed_at = ${at}, last_used_at = ${at}, last_step = ${step}
        WHERE application_id = ${applicationId} AND id = ${id} AND user_id = ${userId} AND confirmed_at IS NULL`)
    },
    acceptTotpStep: (methodId, step, at) =>
      happened(sql`UPDATE authentication_methods SET last_step = ${step}, last_used_at = ${at}
        WHERE application_id = ${applicationId} AND id = ${methodId} AND type = 'totp' AND confirmed_at IS NOT NULL
          AND (last_step IS NULL OR last_step < ${step})`),
    acceptPasskeyUse: (methodId, counter, isBackedUp, at) =>
      happened(sql`UPDATE authentication_methods
        SET counter = ${counter}, is_backed_up = ${isBackedUp}, last_used_at = ${at}
        WHERE application_id = ${applicationId} AND id = ${methodId} AND confirmed_at IS NOT NULL
          AND (counter < ${counter} OR (counter = 0 AND ${counter}::bigint = 0))`),
    remove: (userId, id) =>
      one(sql`DELETE FROM authentication_methods
        WHERE application_id = ${applicationId} AND id = ${id} AND user_id = ${userId} RETURNING ${methodColumns}`),
    removeAll: (userId, except) =>
      many(sql`DELETE FROM authentication_methods WHERE application_id = ${applicationId} AND user_id = ${userId}
        AND type <> ALL (${[...except]}::text[]) RETURNING ${methodColumns}`),
    insertRecoveryCodes: async (methodId, hashes) => {
      await executor.change(sql`INSERT INTO recovery_codes (application_id, method_id, hash)
        SELECT ${applicationId}, ${methodId}, hash FROM unnest(${[...hashes]}::bytea[]) AS made (hash)`)
    },
    spendRecoveryCode: async (userId, hash, at) => {
      const [spent] = await executor.rows<{ method_id: string }>(sql`UPDATE recovery_codes c SET used_at = ${at}
        FROM authentication_methods m
        WHERE m.application_id = ${applicationId} AND m.user_id = ${userId} AND m.type = 'recovery-code'
          AND m.confirmed_at IS NOT NULL AND c.application_id = m.application_id AND c.method_id = m.id
          AND c.hash = ${hash} AND c.used_at IS NULL
        RETURNING c.method_id`)
      if (spent === undefined) return null
      const [left] = await executor.rows<{ count: number }>(sql`WITH used AS (
          UPDATE authentication_methods SET last_used_at = ${at}
          WHERE application_id = ${applicationId} AND id = ${spent.method_id})
        SELECT count(*) FROM recovery_codes
        WHERE application_id = ${applicationId} AND method_id = ${spent.method_id} AND used_at IS NULL`)
      return left?.count ?? 0
    },
    countRecoveryCodes: async (methodId) => {
      const [made] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM recovery_codes
        WHERE application_id = ${applicationId} AND method_id = ${methodId}`)
      return made?.count ?? 0
    },
    markReset: async (userId, at) => {
      await executor.change(sql`INSERT INTO mfa_resets (application_id, user_id, reset_at)
        VALUES (${applicationId}, ${userId}, ${at})
        ON CONFLICT (application_id, user_id) DO UPDATE SET reset_at = excluded.reset_at`)
    },
    clearReset: async (userId) => {
      await executor.change(sql`DELETE FROM mfa_resets
        WHERE application_id = ${applicationId} AND user_id = ${userId}`)
    },
    removeUnfinished: async (before) => {
      await executor.change(sql`DELETE FROM authentication_methods
        WHERE application_id = ${applicationId} AND confirmed_at IS NULL AND created_at < ${before}`)
    },
  }
}

/** The verified address of the person stands in where no mailbox was enrolled as a factor of its own. */
async function factorsOf(executor: Executor, applicationId: number, userId: string): Promise<FactorsInForce> {
  const [row] = await executor.rows<FactorsRow>(prepared('factors of a user')`WITH disabled AS (
      SELECT coalesce(settings -> 'disabledFactors', '[]') AS types FROM applications WHERE id = ${applicationId}),
    allowed AS (
      SELECT m.id, m.type, m.destination, m.created_at FROM authentication_methods m, disabled
      WHERE m.application_id = ${applicationId} AND m.user_id = ${userId} AND m.confirmed_at IS NOT NULL
        AND NOT disabled.types ? m.type)
    SELECT coalesce(bool_or(m.type = 'totp'), false) AS has_totp,
      count(*) FILTER (WHERE m.type IN ('passkey', 'security-key')) AS passkeys,
      count(*) FILTER (WHERE m.type = 'passkey') AS true_passkeys,
      coalesce((array_agg(m.destination ORDER BY m.created_at, m.id) FILTER (WHERE m.type = 'email'))[1],
        (SELECT u.email FROM users u, disabled WHERE u.application_id = ${applicationId} AND u.id = ${userId}
          AND u.email_verified AND NOT disabled.types ? 'email')) AS email,
      coalesce(bool_or(m.type = 'email'), false) AS has_email,
      (SELECT count(*) FROM recovery_codes c WHERE c.application_id = ${applicationId} AND c.used_at IS NULL
        AND c.method_id = min(m.id) FILTER (WHERE m.type = 'recovery-code')) AS recovery_codes,
      EXISTS (SELECT FROM mfa_resets r WHERE r.application_id = ${applicationId} AND r.user_id = ${userId}) AS was_reset,
      (SELECT e.ends_at FROM mfa_exemptions e WHERE e.application_id = ${applicationId} AND e.user_id = ${userId}
        AND NOT EXISTS (SELECT FROM operators o WHERE o.application_id = ${applicationId} AND o.user_id = ${userId})
      ) AS exempt_until
    FROM allowed m`)
  if (row === undefined) throw new Error('an aggregate gave no row')
  return {
    factors: {
      hasTotp: row.has_totp,
      passkeys: row.passkeys,
      truePasskeys: row.true_passkeys,
      recoveryCodesLeft: row.recovery_codes,
      email: row.email,
      isEmailEnrolled: row.has_email,
    },
    mustEnrolAgain: row.was_reset,
    exemptUntil: row.exempt_until,
  }
}

interface FactorsRow {
  readonly has_totp: boolean
  readonly passkeys: number
  readonly true_passkeys: number
  readonly email: string | null
  readonly has_email: boolean
  readonly recovery_codes: number
  readonly was_reset: boolean
  readonly exempt_until: Date | null
}

async function insertMethod(
  executor: Executor,
  applicationId: number,
  method: AuthenticationMethod,
  sealedSecret: Buffer | null,
): Promise<void> {
  const key = method.passkey
  try {
    await executor.change(sql`INSERT INTO authentication_methods (application_id, id, user_id, type, name, created_at,
        confirmed_at, last_used_at, destination, delivery, sealed_secret, credential_id, public_key, algorithm, counter,
        transports, is_backed_up, device_type, aaguid, rp_id, user_handle)
      VALUES (${applicationId}, ${method.id}, ${method.userId}, ${method.type}, ${method.name}, ${method.createdAt},
        ${method.confirmedAt}, ${method.lastUsedAt}, ${method.destination}, ${method.delivery}, ${sealedSecret},
        ${key?.credentialId ?? null}, ${key?.publicKey ?? null}, ${key?.algorithm ?? null}, ${key?.counter ?? null},
        ${key === null ? null : [...key.transports]}, ${key?.isBackedUp ?? null}, ${key?.deviceType ?? null},
        ${key?.aaguid ?? null}, ${key?.relyingPartyId ?? null}, ${key?.userHandle ?? null})`)
  } catch (fault) {
    if (!unique.some((constraint) => violates(fault, constraint))) throw fault
    throw new RollcallError('factor_exists', 'Authentication method already exists.', { cause: fault })
  }
}

const unique = [
  'authentication_methods_by_credential',
  'authentication_methods_of_one',
  'authentication_methods_by_destination',
]

async function oneSecret(executor: Executor, statement: Sql): Promise<TotpSecret | null> {
  const [row] = await executor.rows<{ id: string; sealed_secret: Buffer }>(statement)
  return row === undefined ? null : { methodId: row.id, sealedSecret: row.sealed_secret }
}
