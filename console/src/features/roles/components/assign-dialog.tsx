import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t, tCount } from '../../../lib/text.ts'
import type { HeldRole, Role, RolePlace } from '../api/role.ts'
import { roleSearchQuery } from '../api/role-queries.ts'
import { useRoleChanges } from './use-role-changes.ts'

interface AssignDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly held: readonly HeldRole[]
  /** The organizations of the person, in which a role may hold too. */
  readonly places: readonly RolePlace[]
  readonly onClose: () => void
}

/** Picks one role or several; what the person holds already is marked and cannot be picked again. */
export function AssignDialog({ userId, person, held, places, onClose }: AssignDialogProps) {
  const { assign } = useRoleChanges(userId)
  const searchBox = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<readonly Role[]>([])
  const [placeId, setPlaceId] = useState('')
  const place = places.find(({ id }) => id === placeId) ?? null
  const heldThere = new Set(
    held.flatMap(({ roleId, organization }) => ((organization?.id ?? '') === placeId ? [roleId] : [])),
  )
  const found = useQuery({ ...roleSearchQuery(words), placeholderData: keepPreviousData })
  const isPicked = (role: Role) => picked.some(({ id }) => id === role.id)
  const toggle = (role: Role) =>
    setPicked(isPicked(role) ? picked.filter(({ id }) => id !== role.id) : [...picked, role])
  return (
    <DialogForm
      title={t('Assign role')}
      confirm={picked.length > 1 ? tCount(picked.length, 'Assign 1 role', 'Assign {count} roles') : t('Assign role')}
      confirming={t('Assigning…')}
      failure={t("Couldn't assign the role.")}
      blockedReason={picked.length === 0 ? t('Pick a role first') : null}
      onConfirm={() => assign(picked.map(({ id, name }) => ({ roleId: id, name, organization: place })))}
      onClose={onClose}
      initialFocus={searchBox}
    >
      {person}
      {places.length > 0 && (
        <Select
          label={t('Scope')}
          value={placeId}
          options={[
            { value: '', label: t('Global') },
            ...places.map(({ id, name, displayName }) => ({ value: id, label: displayName ?? name })),
          ]}
          onChange={(event) => {
            setPlaceId(event.target.value)
            setPicked([])
          }}
        />
      )}
      <div>
        <PickerSearchBox label={t('Search roles')} ref={searchBox} value={words} onChange={setWords} />
        <fieldset
          aria-label={t('Roles')}
          className="-mx-2 grid min-w-0 max-h-72 min-h-40 auto-rows-max content-start overflow-y-auto"
        >
          {found.data?.map((role) => (
            <RoleChoice
              key={role.id}
              role={role}
              isHeld={heldThere.has(role.id)}
              isPicked={isPicked(role)}
              onToggle={() => toggle(role)}
            />
          ))}
          {found.data?.length === 0 && (
            <p role="status" className="px-2 py-2 text-muted text-table">
              {words === '' ? t('There are no roles yet.') : t('No role matches "{words}".', { words })}
            </p>
          )}
          {found.isError && (
            <ProblemNotice title={t("Couldn't load roles.")} error={found.error} onRetry={() => void found.refetch()} />
          )}
        </fieldset>
      </div>
    </DialogForm>
  )
}

interface RoleChoiceProps {
  readonly role: Role
  readonly isHeld: boolean
  readonly isPicked: boolean
  readonly onToggle: () => void
}

function RoleChoice({ role, isHeld, isPicked, onToggle }: RoleChoiceProps) {
  return (
    <Choice
      type="checkbox"
      label={role.name}
      description={isHeld ? t('Assigned already') : role.description}
      checked={isHeld || isPicked}
      aria-disabled={isHeld}
      onChange={() => !isHeld && onToggle()}
    />
  )
}
