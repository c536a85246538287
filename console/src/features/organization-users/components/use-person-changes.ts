import { useQueryClient } from '@tanstack/react-query'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import {
  askPersonRecovery,
  type ChangedPerson,
  changePerson,
  deletePerson,
  type PersonChanges,
  resetPersonMfa,
  resetPersonPassword,
} from '../api/change-person.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { type PeoplePage, peopleKey } from '../api/people-queries.ts'

/** What an administrator does to people, each with its inverse as Undo where there is one. Rows change on the server's yes. */
export function usePersonChanges(organizationId: string) {
  const queryClient = useQueryClient()
  const key = peopleKey(organizationId)

  async function change(person: OrganizationPerson, changes: PersonChanges, reason = ''): Promise<void> {
    const changed = await changePerson(organizationId, person.id, changes, reason)
    queryClient.setQueriesData<PeoplePage>({ queryKey: key }, (page) => {
      return page && { ...page, data: page.data.map((row) => (row.id === changed.id ? changed : row)) }
    })
    // Who is the last administrator is told by other rows too.
    void queryClient.invalidateQueries({ queryKey: key })
    toastDone(doneSentence(changed, changes), (why) => change(changed, inverseOf(person, changes), why))
  }

  async function resetMfa(person: OrganizationPerson, reason: string): Promise<void> {
    await resetPersonMfa(organizationId, person.id, reason)
    void queryClient.invalidateQueries({ queryKey: key })
    toastDone(t('MFA of {name} is disabled.', { name: personLabel(person) }))
  }

  async function resetPassword(person: OrganizationPerson, reason: string): Promise<void> {
    await resetPersonPassword(organizationId, person.id, reason)
    toastDone(t('A password reset email is on its way to {name}.', { name: personLabel(person) }))
  }

  async function askReset(person: OrganizationPerson, why: string): Promise<void> {
    await askPersonRecovery(organizationId, person.id, why)
    void queryClient.invalidateQueries({ queryKey: key })
    toastDone(t('A reset of {name} was asked for.', { name: personLabel(person) }))
  }

  async function remove(person: OrganizationPerson, reason: string): Promise<void> {
    await deletePerson(organizationId, person.id, reason)
    queryClient.setQueriesData<PeoplePage>({ queryKey: key }, (page) => {
      return page && { ...page, data: page.data.filter(({ id }) => id !== person.id) }
    })
    void queryClient.invalidateQueries({ queryKey: key })
    const name = personLabel(person)
    toastDone(person.actsOnAccount ? t('{name} was deleted.', { name }) : t('{name} was removed.', { name }))
  }

  return { change, resetMfa, resetPassword, askReset, remove }
}

function inverseOf(before: OrganizationPerson, changes: PersonChanges): PersonChanges {
  return Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof PersonChanges]]))
}

/** The weightiest of what was changed. */
function doneSentence(changed: ChangedPerson, { isActive, isAdministrator }: PersonChanges): string {
  const name = personLabel(changed)
  if (isActive === false) {
    return changed.sessionsEnded === 0
      ? t('{name} is inactive.', { name })
      : tCount(
          changed.sessionsEnded,
          '{name} is inactive. 1 session ended.',
          '{name} is inactive. {count} sessions ended.',
          { name },
        )
  }
  if (isActive === true) return t('{name} is active again.', { name })
  if (isAdministrator === true) return t('{name} is an administrator now.', { name })
  if (isAdministrator === false) return t('{name} is a member now.', { name })
  return t('The name of {name} was saved.', { name })
}
