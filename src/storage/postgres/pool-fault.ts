// What isolated pools refuse (migrations/0038-tenancy.sql), in the words of the core. It is the same from every statement
// that may break the rule, and there are many: every door through which somebody gets in.
import type pg from 'pg'
import { type ErrorCode, RollcallError } from '../../kernel/errors.ts'
import { peopleAreInIt } from '../../organizations/organization.ts'

const messages: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  RCT01: [
    'connection_without_organization',
    'The connection belongs to no organization. In isolated pools people are made in the connection of an organization: name that one, or enable this connection for the organization first.',
  ],
  RCT02: [
    'only_organization',
    'In isolated pools nobody is without an organization, and this is the only one. Delete the person instead.',
  ],
  RCT03: ['organization_not_empty', peopleAreInIt],
  RCT04: ['belongs_elsewhere', 'The connection belongs to another organization. Make one for this organization.'],
}

const uniqueViolation = '23505'

/** Null for every other fault. */
export function asPoolFault(fault: Pick<pg.DatabaseError, 'code' | 'constraint'>): RollcallError | null {
  if (fault.code === uniqueViolation && fault.constraint === 'organization_members_exclusive') {
    const message = 'In isolated pools a person belongs to exactly one organization, and this person has another.'
    return new RollcallError('belongs_elsewhere', message, { cause: fault })
  }
  const [code, message] = messages[fault.code ?? ''] ?? []
  return code === undefined || message === undefined ? null : new RollcallError(code, message, { cause: fault })
}
