import { Avatar } from '../../../components/ui/avatar.tsx'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'

/** Who a dialog is about. */
export function PersonCard({ person }: { readonly person: Pick<OrganizationPerson, 'id' | 'name' | 'email'> }) {
  const label = personLabel(person)
  return (
    <div className="flex items-center gap-3 rounded-card border border-line px-3 py-2.5">
      <Avatar label={label} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-body [overflow-wrap:anywhere]">{label}</p>
        {person.email !== null && person.email !== label && (
          <p className="text-meta text-muted [overflow-wrap:anywhere]">{person.email}</p>
        )}
      </div>
    </div>
  )
}
