import type { ReactNode } from 'react'
import { ConsoleLink } from '../../../components/ui/console-link.tsx'
import { t, tCount } from '../../../lib/text.ts'
import type { Approval, AskedFilters } from '../api/approval.ts'

/** Whom a request is about where it is about many: by name, or by what they match, with the list that shows them. */
export function AboutMany({ approval }: { readonly approval: Approval }) {
  const { people, input } = approval
  const filters = input.selection?.search ?? input.export
  if (people.length > 0) {
    const more = (input.people ?? 0) - people.length
    return (
      <ul className="grid gap-0.5">
        {people.map(({ id, name, email }) => (
          <li key={id}>
            {name ?? email ?? id} {name !== null && email !== null && <span className="text-muted">{email}</span>}
          </li>
        ))}
        {more > 0 && <li className="text-muted">{tCount(more, 'and 1 more', 'and {count} more')}</li>}
      </ul>
    )
  }
  if (filters === undefined) return tCount(input.people ?? 0, '1 user', '{count} users')
  return <Matching filters={filters} />
}

function Matching({ filters }: { readonly filters: AskedFilters }): ReactNode {
  const { search, q, columns, format: _format, bom: _bom, timezone: _timezone, ...rest } = filters
  const words = q ?? search
  const narrowed = {
    ...rest,
    // What is left out means the whole application, as the API has it.
    ...(rest.role !== undefined && { roleIn: rest.roleIn ?? 'application' }),
    ...(words === undefined ? {} : { q: words }),
  }
  const asked = Object.entries(narrowed).map(([name, value]) => `${name}: ${value}`)
  const place = Object.fromEntries(Object.entries(narrowed).map(([name, value]) => [name, String(value)]))
  return (
    <div className="grid justify-items-start gap-1">
      <span>
        {asked.length === 0 ? t('All users') : t('Everybody who matches {filters}', { filters: asked.join(' · ') })}
      </span>
      {columns !== undefined && (
        <span className="text-muted">
          {t('Columns: {columns}', { columns: String(columns).replaceAll(',', ', ') })}
        </span>
      )}
      <ConsoleLink to={{ path: '/users', search: place }} className="rounded-control text-accent hover:underline">
        {t('Show these users')}
      </ConsoleLink>
    </div>
  )
}
