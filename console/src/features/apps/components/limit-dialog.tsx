import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { anyOf } from '../../../lib/any-of.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { RolePicker } from '../../roles/components/role-picker.tsx'
import type { App } from '../api/app.ts'
import {
  type AppLimits,
  type LimitingOrganization,
  type LimitingRole,
  limitApp,
  limitsQuery,
} from '../api/app-limits.ts'
import { LimitingOrganizations } from './limiting-organizations.tsx'

interface LimitDialogProps {
  readonly app: App
  readonly limits: AppLimits
  readonly onClose: () => void
}

/** Opens the app to everybody its sign-in lets in, or to whoever has one of some roles, comes from some organizations, or both. */
export function LimitDialog({ app: { id, name }, limits, onClose }: LimitDialogProps) {
  const queryClient = useQueryClient()
  const [isLimited, setIsLimited] = useState(limits.roles !== null)
  const [picked, setPicked] = useState<readonly LimitingRole[]>(limits.roles ?? [])
  const [organizations, setOrganizations] = useState<readonly LimitingOrganization[] | null>(limits.organizations)
  const names = picked.map((role) => role.name)
  const roles = isLimited ? picked : null
  const opens = isWider(limits.roles, roles) || isWider(limits.organizations, organizations)
  // Where all of an earlier limit is gone, nobody gets in until somebody picks anew or opens it.
  const isRoleMissing = isLimited && picked.length === 0 && limits.roles?.length !== 0
  const isOrganizationMissing = organizations?.length === 0 && limits.organizations?.length !== 0

  async function save(reason: string): Promise<AppLimits> {
    const changes = {
      ...changed('roles', limits.roles, roles),
      ...changed('organizations', limits.organizations, organizations),
    }
    return Object.keys(changes).length === 0 ? limits : limitApp(id, changes, reason)
  }

  return (
    <DialogForm
      title={t('Who may use it')}
      confirm={t('Save')}
      confirming={t('Saving…')}
      grade={opens ? 'T3' : undefined}
      startOnCancel={false}
      failure={t("Couldn't save {name}.", { name })}
      blockedReason={
        isRoleMissing ? t('Pick a role first') : isOrganizationMissing ? t('Pick an organization first') : null
      }
      onConfirm={save}
      onDone={(saved) => {
        queryClient.setQueryData(limitsQuery(id).queryKey, saved)
        toastDone(t('{name} was saved.', { name }))
        onClose()
      }}
      onClose={onClose}
    >
      <fieldset className="-mx-2">
        <legend className="mb-1 px-2 font-semibold text-table">{t('By role')}</legend>
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
            onChange={(all) => setPicked(all.map((role) => ({ id: role.id, name: role.name })))}
          />
        </div>
      )}
      <LimitingOrganizations picked={organizations} onChange={setOrganizations} />
      {(isLimited || organizations !== null) && (
        <p className="text-meta text-muted">
          {t(
            'Whoever is in and is kept out by this goes on until their tokens are renewed. Machines are not concerned.',
          )}
        </p>
      )}
      {opens && <p role="status">{t('It keeps out fewer people than now.')}</p>}
    </DialogForm>
  )
}

type Ids = readonly { readonly id: string }[] | null

function isWider(before: Ids, after: Ids): boolean {
  if (before === null) return false
  return after === null || after.some(({ id }) => !before.some((each) => each.id === id))
}

/** Left out where it stays: what it was limited to may be gone. */
function changed<Name extends 'roles' | 'organizations'>(name: Name, before: Ids, after: Ids) {
  const [was, is] = [before, after].map((all) => all?.map(({ id }) => id).sort() ?? null)
  return JSON.stringify(was) === JSON.stringify(is) ? {} : { [name]: is }
}
