import { useQueryClient } from '@tanstack/react-query'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { useTypedWord } from '../../../components/ui/typed-word.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type App, appsKey } from '../api/app.ts'
import { deleteApp } from '../api/change-app.ts'

interface DeleteAppDialogProps {
  readonly app: App
  readonly onClose: () => void
  readonly onDeleted: () => void
}

export function DeleteAppDialog({ app: { id, name }, onClose, onDeleted }: DeleteAppDialogProps) {
  const queryClient = useQueryClient()
  const typed = useTypedWord(name)

  async function remove(reason: string) {
    await deleteApp(id, reason)
    queryClient.removeQueries({ queryKey: [...appsKey, 'one', id] })
    void queryClient.invalidateQueries({ queryKey: [...appsKey, 'list'] })
    toastDone(t('{name} was deleted.', { name }))
  }

  return (
    <DialogForm
      title={t('Delete app')}
      grade="T3"
      confirm={t('Delete app')}
      confirming={t('Deleting…')}
      failure={t("Couldn't delete {name}.", { name })}
      tone="danger"
      blockedReason={typed.isTyped ? null : t('Type the name of the app first')}
      initialFocus={typed.box}
      onConfirm={remove}
      onDone={onDeleted}
      onClose={onClose}
    >
      <ul className="grid gap-1 text-table">
        <li>{t('Its sign-ins stop, its secret and its access to APIs go, and its tokens are refused.')}</li>
        <li className="text-muted">{t('No user is deleted. It cannot be undone.')}</li>
      </ul>
      {typed.field}
    </DialogForm>
  )
}
