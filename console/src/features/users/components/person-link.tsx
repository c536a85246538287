import { Link } from '@tanstack/react-router'
import { rowLinkClasses } from '../../../components/ui/link-classes.ts'

interface PersonLinkProps {
  readonly user: { readonly id: string; readonly name: string | null; readonly email: string | null }
  readonly tab: 'overview' | 'roles'
}

/** The one link of a row that is about somebody, in a list that is not the list of users. */
export function PersonLink({ user: { id, name, email }, tab }: PersonLinkProps) {
  return (
    <Link to={`/users/$userId/${tab}`} params={{ userId: id }} data-row-link={id} className={rowLinkClasses}>
      {name ?? email ?? id}
    </Link>
  )
}
