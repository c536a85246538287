import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Ref, useId, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t, tCount } from '../../../lib/text.ts'
import type { CountedRole, Role } from '../api/role.ts'
import { countedRolesQuery } from '../api/role-queries.ts'

interface RolePickerProps {
  readonly picked: readonly Role[]
  /** Those that cannot be picked again. */
  readonly held?: ReadonlySet<string>
  readonly onChange: (picked: readonly Role[]) => void
  /** What was picked before makes room. */
  readonly isSingle?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** One role or several, found by the server; what is held already is marked and cannot be picked again. */
export function RolePicker({ picked, held, onChange, isSingle = false, ref }: RolePickerProps) {
  const name = useId()
  const [words, setWords] = useState('')
  const found = useQuery({ ...countedRolesQuery(words), placeholderData: keepPreviousData })
  const isPicked = (role: Role) => picked.some(({ id }) => id === role.id)
  const toggle = (role: Role) => {
    if (isSingle) onChange([role])
    else onChange(isPicked(role) ? picked.filter(({ id }) => id !== role.id) : [...picked, role])
  }
  return (
    <div>
      <PickerSearchBox label={t('Search roles')} ref={ref} value={words} onChange={setWords} />
      <fieldset
        aria-label={t('Roles')}
        className="-mx-2 grid min-w-0 max-h-72 min-h-40 auto-rows-max content-start overflow-y-auto"
      >
        {found.data?.map((role) => {
          const isHeld = held?.has(role.id) === true
          return (
            <Choice
              key={role.id}
              type={isSingle ? 'radio' : 'checkbox'}
              name={isSingle ? name : undefined}
              label={role.name}
              description={isHeld ? t('Assigned already') : whatItGives(role)}
              checked={isHeld || isPicked(role)}
              aria-disabled={isHeld}
              onChange={() => !isHeld && toggle(role)}
            />
          )
        })}
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
  )
}

function whatItGives({ description, permissionCount }: CountedRole): string {
  const gives = tCount(permissionCount, '1 permission', '{count} permissions')
  return description ? `${gives} · ${description}` : gives
}
