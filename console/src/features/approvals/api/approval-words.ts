// What a request asks for and how it stands, in words.
import { exactCount, roundedCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { Approval, ApprovalAction, ApprovalStatus } from './approval.ts'

/** What is asked for, as a sentence. */
export function approvalInWords({ action, subject, input }: Approval): string {
  if (subject.kind === 'users') return ofManyInWords(action, input)
  if (subject.kind === 'organization') return deletionInWords(subject.name ?? subject.id, input.people ?? 0)
  const name = subject.name ?? subject.email ?? subject.id
  if (action === 'reset-operator-mfa') return t('Reset MFA of {name}', { name })
  if (action === 'change-operator-role')
    return t('Change the role of {name} to {role}', { name, role: input.role ?? '' })
  if (action === 'remove-operator') return t('Remove {name} from the team', { name })
  return t('Delete {name} for good', { name })
}

function deletionInWords(name: string, people: number): string {
  return tCount(people, 'Delete {name} and 1 user', 'Delete {name} and {count} users', { name })
}

function ofManyInWords(action: ApprovalAction, { people = 0, isEstimate = false }: Approval['input']): string {
  if (isEstimate) {
    const about = { count: exactCount(roundedCount(people)) }
    return action === 'erase-users'
      ? t('Delete about {count} users for good', about)
      : t('Export about {count} users', about)
  }
  return action === 'erase-users'
    ? tCount(people, 'Delete 1 user for good', 'Delete {count} users for good')
    : tCount(people, 'Export 1 user', 'Export {count} users')
}

export const statusInWords: Readonly<Record<ApprovalStatus, string>> = {
  pending: t('Waiting'),
  approved: t('Approved'),
  denied: t('Denied'),
  cancelled: t('Taken back'),
  expired: t('Expired'),
}
