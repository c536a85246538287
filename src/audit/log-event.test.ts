import { expect, test } from 'vitest'
import type { AuditEvent } from './audit-event.ts'
import { logEvents } from './log-event.ts'

const event: AuditEvent = {
  id: 7,
  at: new Date('2026-11-21T10:00:00.000Z'),
  type: 'user.suspended',
  actor: { kind: 'operator', id: 'opr_alice', name: 'alice@example.com' },
  subject: { kind: 'user', id: 'auth0|bob' },
  ip: '203.0.113.7',
  userAgent: 'Firefox',
  requestId: 'req-1',
  details: { reason: 'bob@example.com asked' },
}

async function lineOf(logged: AuditEvent): Promise<unknown> {
  const lines: unknown[] = []
  await logEvents((line) => void lines.push(line))(logged)
  return lines[0]
}

test('AUD-08 a log line tells what happened without naming a person, an address or free text', async () => {
  expect(await lineOf(event)).toEqual({
    eventId: 7,
    at: '2026-11-21T10:00:00.000Z',
    event: 'user.suspended',
    actorKind: 'operator',
    subjectKind: 'user',
    requestId: 'req-1',
  })
})

test('keys and clients are no people, so the line names them', async () => {
  const byKey: AuditEvent = {
    ...event,
    type: 'client.created',
    actor: { kind: 'api-key', id: 'key_1', name: 'Deploy' },
    subject: { kind: 'client', id: 'client_1' },
  }
  expect(await lineOf(byKey)).toMatchObject({ actorId: 'key_1', subjectKind: 'client', subjectId: 'client_1' })
})
