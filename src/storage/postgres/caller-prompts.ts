import type { CallerPrompt, CallerPromptStore } from '../../caller-verification/caller-prompt.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresCallerPrompts(executor: Executor, applicationId: number): CallerPromptStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<PromptRow>(statement)
    return row === undefined ? null : promptFromRow(row)
  }
  const ofPerson = (userId: string) => sql`p.application_id = ${applicationId} AND p.user_id = ${userId}`
  return {
    insert: async ({ id, userId, sessionId, agent, channelChangedAt, startedAt, validUntil }, numberHash) => {
      await executor.change(sql`UPDATE caller_prompts p SET answer = 'replaced', answered_at = ${startedAt}
        WHERE ${ofPerson(userId)} AND p.answer IS NULL
          AND (p.agent_id = ${agent.id} OR p.valid_until <= ${startedAt})`)
      const inserted = await executor.change(sql`INSERT INTO caller_prompts (application_id, id, user_id, session_id,
          agent_kind, agent_id, agent_name, number_hash, channel_changed_at, started_at, valid_until)
        VALUES (${applicationId}, ${id}, ${userId}, ${sessionId}, ${agent.kind}, ${agent.id}, ${agent.name},
          ${numberHash}, ${channelChangedAt}, ${startedAt}, ${validUntil})
        ON CONFLICT (application_id, user_id) WHERE answer IS NULL DO NOTHING`)
      return inserted === 1
    },
    findOpen: (userId, now) =>
      one(sql`SELECT ${columns} FROM caller_prompts p
        WHERE ${ofPerson(userId)} AND p.answer IS NULL AND p.valid_until > ${now}`),
    findNewestOf: (userId, agentId) =>
      one(sql`SELECT ${columns} FROM caller_prompts p WHERE ${ofPerson(userId)} AND p.agent_id = ${agentId}
        ORDER BY p.started_at DESC LIMIT 1`),
    findDenied: (userId, since) =>
      one(sql`SELECT ${columns} FROM caller_prompts p
        WHERE ${ofPerson(userId)} AND p.answer = 'denied' AND p.answered_at > ${since}
        ORDER BY p.started_at DESC LIMIT 1`),
    answer: ({ id, userId, sessionId, numberHash }, now) =>
      one(sql`UPDATE caller_prompts p SET answered_at = ${now}, answer = CASE
          WHEN ${numberHash}::bytea IS NULL THEN 'denied' WHEN p.number_hash = ${numberHash} THEN 'right' ELSE 'wrong' END
        WHERE ${ofPerson(userId)} AND p.id = ${id} AND p.session_id = ${sessionId}
          AND p.answer IS NULL AND p.valid_until > ${now}
        RETURNING ${columns}`),
    removeEnded: (before) =>
      removeRows(executor, 'caller_prompts', sql`application_id = ${applicationId} AND valid_until < ${before}`),
  }
}

const columns = trusted(`p.id, p.user_id, p.session_id, p.agent_kind, p.agent_id, p.agent_name,
  p.channel_changed_at, p.started_at, p.valid_until, p.answer, p.answered_at`)

interface PromptRow {
  readonly id: string
  readonly user_id: string
  readonly session_id: string
  readonly agent_kind: CallerPrompt['agent']['kind']
  readonly agent_id: string
  readonly agent_name: string
  readonly channel_changed_at: Date | null
  readonly started_at: Date
  readonly valid_until: Date
  readonly answer: CallerPrompt['answer']
  readonly answered_at: Date | null
}

function promptFromRow(row: PromptRow): CallerPrompt {
  return {
    id: row.id,
    userId: row.user_id,
    sessionId: row.session_id,
    agent: { kind: row.agent_kind, id: row.agent_id, name: row.agent_name },
    channelChangedAt: row.channel_changed_at,
    startedAt: row.started_at,
    validUntil: row.valid_until,
    answer: row.answer,
    answeredAt: row.answered_at,
  }
}
