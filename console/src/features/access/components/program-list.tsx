import { Card } from '../../../components/ui/card.tsx'
import { t } from '../../../lib/text.ts'
import type { Program } from '../api/access.ts'

/** Who holds it on Rollcall's own API: operators by their console role, and keys. */
export function ProgramList({ programs }: { readonly programs: readonly Program[] }) {
  return (
    <Card title={t('Operators and API keys')}>
      <ul>
        {programs.map(({ kind, id, name, through }) => (
          <li
            key={id}
            className="flex flex-wrap justify-between gap-2 border-line border-b px-4 py-2.5 text-table last:border-b-0"
          >
            <span className="font-semibold">{name}</span>
            <span className="text-muted">
              {kind === 'operator' ? t('operator, by the role {role}', { role: through ?? '' }) : t('API key')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
