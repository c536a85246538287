// The people who run Rollcall.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { t } from '../../../lib/text.ts'

export const consoleRoles = ['owner', 'admin', 'security', 'support', 'support_readonly', 'auditor'] as const
export type ConsoleRole = (typeof consoleRoles)[number]

export interface Operator {
  readonly id: string
  readonly email: string
  readonly name: string | null
  readonly role: ConsoleRole
  readonly createdAt: string
  /** Until they set their first password. */
  readonly invitedAt: string | null
  readonly lastSignInAt: string | null
  /** The strongest first. */
  readonly factors: readonly string[]
}

export const roleLabels: Readonly<Record<ConsoleRole, string>> = {
  owner: t('Owner'),
  admin: t('Admin'),
  security: t('Security'),
  support: t('Support'),
  support_readonly: t('Support (read-only)'),
  auditor: t('Auditor'),
}

/** Nobody gives a role that outranks their own (console.md 1.7). */
export function rolesGivenBy(ownRole: string): readonly ConsoleRole[] {
  return ownRole === 'owner' ? consoleRoles : consoleRoles.filter((role) => role !== 'owner')
}

export const operatorsQuery = queryOptions({
  queryKey: ['operators'],
  queryFn: ({ signal }) => call<{ data: readonly Operator[] }>('GET', '/operators?pageSize=200', { signal }),
})

const pathOf = (id: string) => `/operators/${encodeURIComponent(id)}`

export interface NewOperator {
  readonly email: string
  readonly name?: string
  readonly role: ConsoleRole
}

/** The link is told once, where the server mails nothing. */
export interface Invitation {
  readonly link: string | null
  readonly expiresAt: string
}

/** Nobody types the password of another: whoever is added sets their own (console.md 3.3). */
export async function inviteOperator(operator: NewOperator): Promise<Invitation> {
  return (await call<{ invitation: Invitation }>('POST', '/operators', { body: operator })).invitation
}

export function inviteOperatorAgain(id: string): Promise<Invitation> {
  return call<Invitation>('POST', `${pathOf(id)}/invitation`)
}

export async function resetOperatorMfa(id: string, reason: string): Promise<void> {
  await call('POST', `${pathOf(id)}/mfa/reset`, { body: { reason }, reason })
}

export async function changeOperatorRole(id: string, role: ConsoleRole, reason: string): Promise<void> {
  await call('PATCH', pathOf(id), { body: { role }, reason })
}

export async function removeOperator(id: string, reason: string): Promise<void> {
  await call('DELETE', pathOf(id), { reason })
}

type AskedAct = 'reset-operator-mfa' | 'change-operator-role' | 'remove-operator'

export async function askForApproval(
  action: AskedAct,
  subjectId: string,
  reason: string,
  role?: ConsoleRole,
): Promise<void> {
  const input = role === undefined ? {} : { role }
  await call('POST', '/approvals', { body: { action, subjectId, reason, input } })
}

/** What is done to somebody who could undo everything takes two people, unless they do it to themselves. */
export function takesTwo(operator: Operator, ownId: string): boolean {
  return operator.id !== ownId && operator.invitedAt === null && ['owner', 'admin', 'security'].includes(operator.role)
}

/** Nobody acts on somebody who outranks them, but where it takes two people: then it is asked for, and one who may decides. */
export function isOutOfReach(operator: Operator, ownId: string, ownRole: string): boolean {
  return !rolesGivenBy(ownRole).includes(operator.role) && !takesTwo(operator, ownId)
}

export function operatorLabel({ name, email }: Operator): string {
  return name ?? email
}
