import { type ReactNode, useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { endOfDay } from '../api/end-of-day.ts'
import type { HeldRole, Role, RolePlace } from '../api/role.ts'
import { RolePicker } from './role-picker.tsx'
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
  const [picked, setPicked] = useState<readonly Role[]>([])
  const [placeId, setPlaceId] = useState('')
  const [lastDay, setLastDay] = useState('')
  const place = places.find(({ id }) => id === placeId) ?? null
  const heldThere = new Set(
    held.flatMap(({ roleId, organization }) => ((organization?.id ?? '') === placeId ? [roleId] : [])),
  )
  const until = endOfDay(lastDay)
  const isOver = until !== null && until.getTime() <= Date.now()
  return (
    <DialogForm
      title={t('Assign role')}
      act="assign-role"
      confirm={picked.length > 1 ? tCount(picked.length, 'Assign 1 role', 'Assign {count} roles') : t('Assign role')}
      confirming={t('Assigning…')}
      failure={t("Couldn't assign the role.")}
      blockedReason={picked.length === 0 ? t('Pick a role first') : isOver ? t('The last day is over') : null}
      onConfirm={(reason) =>
        assign(
          picked.map(({ id, name }) => ({
            roleId: id,
            name,
            organization: place,
            until: until?.toISOString() ?? null,
          })),
          reason,
        )
      }
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
      <RolePicker ref={searchBox} picked={picked} held={heldThere} onChange={setPicked} />
      <Field
        className="max-w-60"
        type="date"
        label={t('Last day')}
        hint={t('Left empty, it holds until somebody takes it away.')}
        errors={isOver ? [t('The last day is over')] : undefined}
        value={lastDay}
        onChange={(event) => setLastDay(event.target.value)}
      />
    </DialogForm>
  )
}
