import { useId } from 'react'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { askRefusal, deletionRefusal, mfaResetRefusal } from '../api/refusals.ts'

export type PersonDialogKind = 'edit' | 'mfa' | 'ask-reset' | 'password' | 'delete' | 'help'

interface PersonActionsProps {
  readonly person: OrganizationPerson
  /** The person who is signed in. */
  readonly ownId: string
  /** Whether a reset may be asked for, where it is not the organization's to do. */
  readonly takesRequests: boolean
  readonly onDialog: (kind: PersonDialogKind, person: OrganizationPerson) => void
}

/**
 * Edit, Reset MFA, Reset Password, Delete (S002-9). What is refused just now stays focusable and says why. Where MFA is not
 * the organization's to reset, that is asked for.
 */
export function PersonActions({ person, ownId, takesRequests, onDialog }: PersonActionsProps) {
  const name = personLabel(person)
  return (
    <div className="flex items-center justify-end gap-0.5">
      <RowButton
        icon="pencil"
        label={t('Edit {name}', { name })}
        tip={t('Edit')}
        onClick={() => onDialog('edit', person)}
      />
      {person.actsOnAccount ? (
        <RowButton
          icon="key"
          label={t('Reset MFA of {name}', { name })}
          tip={t('Reset MFA')}
          refusal={mfaResetRefusal(person)}
          onClick={() => onDialog('mfa', person)}
        />
      ) : (
        <RowButton
          icon="key"
          label={t('Ask for a reset of {name}', { name })}
          tip={t('Ask for a reset')}
          refusal={askRefusal(person, ownId, takesRequests)}
          onClick={() => onDialog('ask-reset', person)}
        />
      )}
      <RowButton
        icon="lock"
        label={t('Reset Password of {name}', { name })}
        tip={t('Reset Password')}
        onClick={() => onDialog('password', person)}
      />
      <RowButton
        icon="trash"
        label={t('Delete {name}', { name })}
        tip={t('Delete')}
        refusal={deletionRefusal(person, ownId)}
        onClick={() => onDialog('delete', person)}
        isDangerous
      />
    </div>
  )
}

interface RowButtonProps {
  readonly icon: IconName
  /** The accessible name. */
  readonly label: string
  readonly tip: string
  readonly refusal?: string | null
  readonly isDangerous?: boolean
  readonly onClick: () => void
}

function RowButton({ icon, label, tip, refusal = null, isDangerous = false, onClick }: RowButtonProps) {
  const reasonId = useId()
  return (
    <span className="group/tip relative inline-flex">
      <button
        type="button"
        aria-label={label}
        aria-disabled={refusal !== null}
        aria-describedby={refusal === null ? undefined : reasonId}
        onClick={() => refusal === null && onClick()}
        className={classNames(
          'inline-flex size-8 items-center justify-center rounded-control text-muted transition-colors duration-100 pointer-coarse:size-11',
          refusal !== null
            ? 'opacity-50'
            : isDangerous
              ? 'hover:bg-danger-bg hover:text-danger'
              : 'hover:bg-hover hover:text-fg',
        )}
      >
        <Icon name={icon} />
      </button>
      <span
        aria-hidden="true"
        className="layer-shadow pointer-events-none absolute end-0 bottom-full z-20 mb-1 hidden w-max max-w-64 rounded-control border border-line bg-raised px-2 py-1 text-fg text-meta group-hover/tip:block group-has-[:focus-visible]/tip:block"
      >
        {refusal ?? tip}
      </span>
      {refusal !== null && (
        <span id={reasonId} className="sr-only">
          {refusal}
        </span>
      )}
    </span>
  )
}
