import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { anyOf } from '../../../lib/any-of.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { RolePicker } from '../../roles/components/role-picker.tsx'
import type { App } from '../api/app.ts'
import { type AppLimits, type LimitingRole, limitApp, limitsQuery } from '../api/app-limits.ts'

interface LimitDialogProps {
  readonly app: App
  readonly limits: AppLimits
  readonly onClose: () => void
}

/** Opens the app to everybody its sign-in lets in, or to whoever has one of some roles. */
export function LimitDialog({ app: { id, name }, limits, onClose }: LimitDialogProps) {
  const queryClient = useQueryClient()
  const [isLimited, setIsLimited] = useState(limits.roles !== null)
  const [picked, setPicked] = useState<readonly LimitingRole[]>(limits.roles ?? [])
  const names = picked.map((role) => role.name)
  const before = limits.roles?.map((role) => role.id)
  const opens = before !== undefined && (!isLimited || picked.some((role) => !before.includes(role.id)))
  return (
    <DialogForm
      title={t('Who may use it')}
      confirm={t('Save')}
      confirming={t('Saving…')}
      grade={opens ? 'T3' : undefined}
      startOnCancel={false}
      failure={t("Couldn't save {name}.", { name })}
      blockedReason={isLimited && picked.length === 0 ? t('Pick a role first') : null}
      onConfirm={(reason) => limitApp(id, isLimited ? picked.map((role) => role.id) : null, reason)}
      onDone={(saved) => {
        queryClient.setQueryData(limitsQuery(id).queryKey, saved)
        toastDone(t('{name} was saved.', { name }))
        onClose()
      }}
      onClose={onClose}
    >
      <fieldset className="-mx-2">
        <legend className="sr-only">{t('Who may use it')}</legend>
        <Choice
          type="radio"
          name="limit"
          label={t('Everybody')}
          description={t('Whomever the rules of its sign-in let in.')}
          checked={!isLimited}
          onChange={() => setIsLimited(false)}
        />
        <Choice
          type="radio"
          name="limit"
          label={t('Whoever has one of some roles')}
          description={t('Everywhere, or in the organization they sign in to.')}
          checked={isLimited}
          onChange={() => setIsLimited(true)}
        />
      </fieldset>
      {isLimited && (
        <div className="grid gap-2">
          <p className="text-meta text-muted" role="status">
            {names.length === 0 ? t('No role is picked yet.') : t('Picked: {roles}', { roles: anyOf(names) })}
          </p>
          <RolePicker
            picked={picked.map((role) => ({ ...role, description: null }))}
            onChange={(roles) => setPicked(roles.map((role) => ({ id: role.id, name: role.name })))}
          />
          <p className="text-meta text-muted">
            {t(
              'Whoever is in and has none of them goes on until their tokens are renewed. Machines are not concerned.',
            )}
          </p>
        </div>
      )}
      {opens && <p role="status">{t('It keeps out fewer people than now.')}</p>}
    </DialogForm>
  )
}
