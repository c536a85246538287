import { t } from '../../../lib/text.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'

interface PersonNameProps {
  readonly person: OrganizationPerson
  readonly onHelp: () => void
}

/** The name, behind which it is told why they cannot log in. */
export function PersonName({ person, onHelp }: PersonNameProps) {
  const name = personLabel(person)
  const help = t("Why can't {name} log in?", { name })
  return (
    <button
      type="button"
      aria-label={help}
      title={help}
      onClick={onHelp}
      className="block min-h-6 max-w-full truncate rounded-control text-start font-semibold hover:text-accent hover:underline pointer-coarse:min-h-11"
    >
      {name}
    </button>
  )
}
