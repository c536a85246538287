import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { assignUsers } from '../api/change-role.ts'
import { type FoundPerson, nameOfPerson, personSearchQuery } from '../api/person-search.ts'
import { rolesKey } from '../api/stored-role.ts'

interface AssignUsersDialogProps {
  readonly roleId: string
  readonly onClose: () => void
}

const pickedAtMost = 100

/** Gives the role to people found by the server, all of them at once. */
export function AssignUsersDialog({ roleId, onClose }: AssignUsersDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<readonly FoundPerson[]>([])
  const found = useQuery({ ...personSearchQuery(words), placeholderData: keepPreviousData })
  const isPicked = ({ id }: FoundPerson) => picked.some((one) => one.id === id)
  const toggle = (person: FoundPerson) =>
    setPicked(isPicked(person) ? picked.filter(({ id }) => id !== person.id) : [...picked, person])
  // Who was picked stays in sight, whatever is searched for next.
  const shown = [...picked, ...(found.data ?? []).filter((person) => !isPicked(person))]

  async function assign(reason: string): Promise<void> {
    const userIds = picked.map(({ id }) => id)
    await assignUsers(roleId, userIds, reason)
    await queryClient.invalidateQueries({ queryKey: rolesKey })
    void queryClient.invalidateQueries({ queryKey: ['access'] })
    toastDone(tCount(userIds.length, '1 user got the role.', '{count} users got the role.'))
  }

  return (
    <DialogForm
      title={t('Assign to users')}
      act="assign-role"
      confirm={
        picked.length > 1 ? tCount(picked.length, 'Assign to 1 user', 'Assign to {count} users') : t('Assign to user')
      }
      confirming={t('Assigning…')}
      failure={t("Couldn't assign the role.")}
      blockedReason={
        picked.length === 0
          ? t('Pick a user first')
          : picked.length > pickedAtMost
            ? t('Pick at most {count} at once', { count: pickedAtMost })
            : null
      }
      onConfirm={assign}
      onClose={onClose}
      initialFocus={box}
    >
      <p className="text-table">{t('They hold it everywhere from now on. Who holds it already keeps it as it is.')}</p>
      <div>
        <div className="relative mb-2">
          <Icon name="search" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" />
          <input
            ref={box}
            type="search"
            aria-label={t('Search users')}
            placeholder={t('Name or email address')}
            value={words}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              // Enter would send the form around this box.
              if (event.key === 'Enter') event.preventDefault()
            }}
            className={`${inputClasses()} ps-8`}
          />
        </div>
        <fieldset
          aria-label={t('Users')}
          className="-mx-2 grid min-h-40 min-w-0 max-h-72 auto-rows-max content-start overflow-y-auto"
        >
          {shown.map((person) => (
            <Choice
              key={person.id}
              type="checkbox"
              label={nameOfPerson(person)}
              description={person.name === null ? null : person.email}
              checked={isPicked(person)}
              onChange={() => toggle(person)}
            />
          ))}
          {shown.length === 0 && found.data && (
            <p role="status" className="px-2 py-2 text-muted text-table">
              {t('No user matches "{words}".', { words })}
            </p>
          )}
          {found.isError && (
            <ProblemNotice title={t("Couldn't load users.")} error={found.error} onRetry={() => void found.refetch()} />
          )}
        </fieldset>
      </div>
    </DialogForm>
  )
}
