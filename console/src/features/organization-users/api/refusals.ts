// What the server refuses about a person, known before it is asked (seed 002, console.md 3.22). It decides; this only
// puts the reason in place of a refusal.
import { t } from '../../../lib/text.ts'
import type { PersonChanges } from './change-person.ts'
import type { OrganizationPerson } from './organization-person.ts'

type Standing = Pick<OrganizationPerson, 'id' | 'isLastAdministrator'>

export function deletionRefusal({ id, isLastAdministrator }: Standing, ownId: string): string | null {
  if (isLastAdministrator) return t('You cannot delete the last administrator in an organization.')
  return id === ownId ? t("You can't delete yourself.") : null
}

export function changeRefusal(
  { id, isLastAdministrator }: Standing,
  changes: PersonChanges,
  ownId: string,
): string | null {
  const { isActive, isAdministrator } = changes
  if (isActive === false && id === ownId) return t("You can't deactivate yourself.")
  const losesAdministrator = isActive === false || isAdministrator === false
  return isLastAdministrator && losesAdministrator ? t('Make someone else an administrator first.') : null
}

export function mfaResetRefusal({ mfaEnabled }: Pick<OrganizationPerson, 'mfaEnabled'>): string | null {
  return mfaEnabled ? null : t('MFA is not set up, so there is nothing to reset.')
}

type Asked = Pick<OrganizationPerson, 'id' | 'isActive' | 'askedRecovery'>

/** Of somebody whose account is not the organization's alone. */
export function askRefusal({ id, isActive, askedRecovery }: Asked, ownId: string, takesRequests: boolean) {
  if (!takesRequests) {
    return t('This account is not your organization’s alone. Ask whoever runs the directory for a reset.')
  }
  if (id === ownId) return t('You ask for your own recovery where you sign in.')
  if (!isActive) return t('They are not active here. Activate them first.')
  return askedRecovery?.status === 'pending' ? t('A reset was asked for and waits for a decision.') : null
}
