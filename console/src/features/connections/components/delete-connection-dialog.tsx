import { useQuery, useQueryClient } from '@tanstack/react-query'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useTypedWord } from '../../../components/ui/typed-word.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import {
  type ConnectionPeople,
  connectionLabel,
  deleteConnection,
  type ProviderConnection,
  peopleQuery,
  providersKey,
} from '../api/connection.ts'

interface DeleteConnectionDialogProps {
  readonly connection: ProviderConnection
  readonly onDeleted: () => void
  readonly onClose: () => void
}

/** Says, by the server's count, who goes with it and who loses a way in. */
export function DeleteConnectionDialog({ connection, onDeleted, onClose }: DeleteConnectionDialogProps) {
  const { id, name } = connection
  const queryClient = useQueryClient()
  const mayDeleteUsers = useMay('delete:users')
  const { data: people, isError, error, refetch } = useQuery(peopleQuery(id))
  const typed = useTypedWord(name)
  const label = connectionLabel(connection)
  const goesWithPeople = people !== undefined && people.accounts > 0

  async function remove(reason: string): Promise<void> {
    await deleteConnection(id, goesWithPeople, reason)
    queryClient.removeQueries({ queryKey: [...providersKey, 'one', id] })
    void queryClient.invalidateQueries({ queryKey: [...providersKey, 'list'] })
    toastDone(t('{name} was deleted.', { name: label }))
  }

  function blockedReason(): string | null {
    if (people === undefined) return t('Wait until its people are counted')
    if (goesWithPeople && !mayDeleteUsers) return needs('delete:users')
    return typed.isTyped ? null : t('Type the name of the connection first')
  }

  return (
    <DialogForm
      title={t('Delete connection')}
      grade="T3"
      confirm={goesWithPeople ? confirmOf(people) : t('Delete connection')}
      confirming={t('Deleting…')}
      failure={t("Couldn't delete {name}.", { name: label })}
      tone="danger"
      blockedReason={blockedReason()}
      initialFocus={typed.box}
      onConfirm={remove}
      onDone={onDeleted}
      onClose={onClose}
    >
      <p>
        <strong>{label}</strong>
      </p>
      {people === undefined ? (
        isError ? (
          <ProblemNotice title={t("Couldn't count its people.")} error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonLines label={t('Counting its people…')} count={2} />
        )
      ) : (
        <ul className="grid gap-1 text-table">
          <li>{accountsOf(people)}</li>
          {people.links > 0 && <li>{linksOf(people)}</li>}
          <li className="text-muted">{t('It cannot be undone. Turning the connection off keeps everybody.')}</li>
        </ul>
      )}
      {typed.field}
    </DialogForm>
  )
}

function confirmOf({ accounts, countedAtMost }: ConnectionPeople): string {
  return accounts < countedAtMost
    ? tCount(accounts, 'Delete it and 1 person', 'Delete it and {count} people')
    : t('Delete it and all its people')
}

function accountsOf({ accounts, countedAtMost }: ConnectionPeople): string {
  if (accounts === 0) return t('Nobody has their account of it.')
  return accounts < countedAtMost
    ? tCount(
        accounts,
        '1 person has their account of it, and is deleted with it.',
        '{count} people have their account of it, and are deleted with it.',
      )
    : tCount(
        accounts,
        'At least 1 person has their account of it, and is deleted with it.',
        'At least {count} people have their account of it, and are deleted with it.',
      )
}

function linksOf({ links, countedAtMost }: ConnectionPeople): string {
  return links < countedAtMost
    ? tCount(
        links,
        '1 other person can sign in by it, and loses this way.',
        '{count} other people can sign in by it, and lose this way.',
      )
    : tCount(
        links,
        'At least 1 other person can sign in by it, and loses this way.',
        'At least {count} other people can sign in by it, and lose this way.',
      )
}
