import { useState } from 'react'
import { t } from '../../../lib/text.ts'
import { OrganizationPicker } from '../../organizations/components/organization-picker.tsx'
import type { Role } from '../../roles/api/role.ts'
import { RolePicker } from '../../roles/components/role-picker.tsx'
import type { BulkAction, BulkOptions } from '../api/bulk-actions.ts'
import { JsonField, parsedObject } from './json-field.tsx'

/** What an action needs beside the people. `metadata` is the text as it was typed. */
export interface GivenFields extends Pick<BulkOptions, 'roleId' | 'organizationId' | 'appMetadata' | 'at'> {}

interface ActionFieldsProps {
  readonly action: BulkAction
  readonly fields: GivenFields
  readonly onChange: (fields: GivenFields) => void
}

export function ActionFields({ action, fields, onChange }: ActionFieldsProps) {
  if (action === 'assign-role' || action === 'unassign-role') {
    return <RoleField onChange={onChange} />
  }
  if (action === 'add-to-organization' || action === 'remove-from-organization') {
    return (
      <OrganizationPicker value={fields.organizationId ?? null} onPick={({ id }) => onChange({ organizationId: id })} />
    )
  }
  if (action === 'set-metadata') {
    return (
      <JsonField
        label={t('App metadata')}
        hint={t('Keys are merged into what each user has; null removes a key.')}
        onChange={(text) => {
          const appMetadata = parsedObject(text)
          onChange(appMetadata === null ? {} : { appMetadata })
        }}
      />
    )
  }
  if (action === 'schedule-offboarding') {
    return (
      <label className="grid gap-1 font-semibold text-table">
        {t('Day of the offboarding')}
        <input
          type="datetime-local"
          className="h-8 w-56 rounded-control border border-control bg-canvas px-2.5 font-normal text-body"
          onChange={(event) => {
            const at = new Date(event.target.value)
            onChange(Number.isNaN(at.getTime()) ? {} : { at: at.toISOString() })
          }}
        />
      </label>
    )
  }
  return null
}

function RoleField({ onChange }: Pick<ActionFieldsProps, 'onChange'>) {
  const [picked, setPicked] = useState<readonly Role[]>([])
  return (
    <RolePicker
      isSingle
      picked={picked}
      onChange={(roles) => {
        setPicked(roles)
        onChange(roles[0] === undefined ? {} : { roleId: roles[0].id })
      }}
    />
  )
}

/** What is still to be given, as the reason of a blocked button. */
export function missingField(action: BulkAction, fields: GivenFields): string | null {
  switch (action) {
    case 'assign-role':
    case 'unassign-role':
      return fields.roleId === undefined ? t('Pick a role first') : null
    case 'add-to-organization':
    case 'remove-from-organization':
      return fields.organizationId === undefined ? t('Pick an organization first') : null
    case 'set-metadata':
      return fields.appMetadata === undefined ? t('Type a JSON object first') : null
    case 'schedule-offboarding':
      return fields.at === undefined ? t('Give a day first') : null
    default:
      return null
  }
}
