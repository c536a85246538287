// What can be asked for and is done once a second person approves: who may ask for it, and how it is done. The rights of
// both are judged again at that moment (AUZ-13). What is about many is carried out by whoever asked.
import type { Approval, ApprovalAction } from '../../../approvals/approval.ts'
import { resetMfa } from '../../../authentication-methods/reset-mfa.ts'
import type { Directory, Stores, Surroundings } from '../../../directory.ts'
import type { Actor, Permission } from '../../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { changeRole } from '../../../operators/change-role.ts'
import { type ConsoleRole, consoleRoles } from '../../../operators/console-roles.ts'
import { operatorToChange } from '../../../operators/operator-to-change.ts'
import { removeOperator } from '../../../operators/remove-operator.ts'
import { eraseUser } from '../../../users/delete-user.ts'
import { presentUser } from '../../../users/find-user.ts'

type Asked = Pick<Approval, 'action' | 'subject' | 'input'>

interface ApprovedAct {
  /** All that whoever asks holds, still when it is done. */
  readonly permissions: readonly Permission[]
  readonly subject: Approval['subject']['kind']
  /** Throws for what could not be done even if somebody approved. */
  check(asked: Asked): void
  /** Null where whoever asked carries it out themselves. */
  readonly run:
    | ((directory: Directory, console: Directory, actor: Actor, approval: Approval) => Promise<unknown>)
    | null
}

type Deps = Stores & Surroundings
const inConsole = (console: Directory, work: (deps: Deps) => Promise<unknown>) => console.change(work)

export const approvedActs: Readonly<Record<ApprovalAction, ApprovedAct>> = {
  'reset-operator-mfa': {
    permissions: ['update:operators'],
    subject: 'operator',
    check: refuseInput,
    run: (_, console, actor, { subject, reason }) =>
      inConsole(console, async (deps) => {
        await operatorToChange(deps, actor, subject.id)
        await resetMfa(deps, actor, subject.id, reason)
      }),
  },
  'change-operator-role': {
    permissions: ['update:operators'],
    subject: 'operator',
    check: ({ input }) => void roleIn(input),
    run: (_, console, actor, { subject, input }) =>
      inConsole(console, (deps) => changeRole(deps, actor, subject.id, roleIn(input))),
  },
  'remove-operator': {
    permissions: ['delete:operators'],
    subject: 'operator',
    check: refuseInput,
    run: (_, console, actor, { subject }) => inConsole(console, (deps) => removeOperator(deps, actor, subject.id)),
  },
  'erase-user': {
    permissions: ['delete:users'],
    subject: 'user',
    check: refuseInput,
    run: (directory, _, actor, { subject }) =>
      directory.change(async (deps) =>
        presentUser((await eraseUser(deps, actor, subject.id, { isApproved: true })) || null),
      ),
  },
  'erase-users': {
    permissions: ['delete:users'],
    subject: 'users',
    check: () => undefined,
    run: null,
  },
  'export-users': {
    permissions: ['export:users'],
    subject: 'users',
    check: () => undefined,
    run: null,
  },
  'delete-organization': {
    permissions: ['update:settings', 'delete:users'],
    subject: 'organization',
    check: () => undefined,
    run: null,
  },
}

function roleIn(input: Approval['input']): ConsoleRole {
  const role = consoleRoles.find((each) => each === input.role)
  if (role === undefined || Object.keys(input).length !== 1) {
    throw invalidField('input', `Give the role: one of ${consoleRoles.join(', ')}.`)
  }
  return role
}

function refuseInput({ input }: Asked): void {
  if (Object.keys(input).length > 0) throw invalidField('input', 'This act takes no input.')
}

export function approvalRequired(): RollcallError {
  return new RollcallError(
    'approval_required',
    'This takes a second person. Ask for it with POST /api/v1/approvals: another owner or admin decides.',
  )
}
