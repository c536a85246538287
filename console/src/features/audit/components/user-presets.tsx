import { Link } from '@tanstack/react-router'
import { t } from '../../../lib/text.ts'
import { type UserAuditSearch, userPresets } from '../api/user-audit-search.ts'
import { presetLabels } from '../api/user-presets.ts'

interface UserPresetsProps {
  readonly userId: string
  /** What narrows beside the view stays with each of them. */
  readonly search: UserAuditSearch
}

/** Links, so that a view can be shared: "look at the recovery chain of this person". */
export function UserPresets({ userId, search: { view: _, ...search } }: UserPresetsProps) {
  return (
    <nav aria-label={t('Views of events')}>
      <ul className="flex flex-wrap gap-1.5">
        {userPresets.map((preset) => (
          <li key={preset}>
            <Link
              to="/users/$userId/audit"
              params={{ userId }}
              search={preset === 'everything' ? search : { ...search, view: preset }}
              activeOptions={{ exact: true, includeSearch: true }}
              resetScroll={false}
              className="inline-flex h-8 items-center rounded-full border border-line px-3 text-table hover:border-control aria-[current=page]:chosen pointer-coarse:h-11"
            >
              {presetLabels[preset]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
