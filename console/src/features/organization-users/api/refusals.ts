// What the server refuses about a person, known before it is asked (seed 002, console.md 3.22). It decides; this only
// puts the reason in place of a refusal.
import { t } from '../../../lib/text.ts'
import type { PersonChanges } from './change-person.ts'
import type { OrganizationPerson } from './organization-person.ts'

type Standing = Pick<OrganizationPerson, 'id' | 'isLastAdministrator' | 'actsOnAccount' | 'mfaEnabled'>

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

export function mfaResetRefusal({ actsOnAccount, mfaEnabled }: Standing): string | null {
  if (!actsOnAccount) {
    return t('This account is not your organization’s alone. Ask whoever runs the directory for a reset.')
  }
  return mfaEnabled ? null : t('MFA is not set up, so there is nothing to reset.')
}
