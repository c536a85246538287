import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, type Ref, useRef, useState } from 'react'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import { type AccessSearch, suggestionsQuery } from '../api/access.ts'
import { QuestionBox } from './question-box.tsx'

/** What is asked for, found by a part of its name; Enter takes the first one. */
export function AccessSearchBox() {
  const first = useRef<HTMLAnchorElement>(null)
  const [words, setWords] = useState('')
  const found = useQuery(suggestionsQuery(words))
  const { roles = [], permissions = [] } = found.data ?? {}
  return (
    <div className="grid max-w-[640px] grid-cols-1 gap-4">
      <QuestionBox
        label={t('A role or a permission')}
        placeholder={t('A role such as Admin, or a permission such as delete:users')}
        words={words}
        onType={setWords}
        isFetching={found.isFetching}
        first={first}
      />
      {found.isError && (
        <ProblemNotice title={t("Couldn't load roles.")} error={found.error} onRetry={() => void found.refetch()} />
      )}
      <Suggestions label={t('Roles')} isEmpty={roles.length === 0}>
        {roles.map(({ id, name, description }, place) => (
          <Suggestion key={id} ref={place === 0 ? first : null} search={{ role: id }} name={name} note={description} />
        ))}
      </Suggestions>
      <Suggestions label={t('Permissions')} isEmpty={permissions.length === 0}>
        {permissions.map(({ name, resourceServer, resourceServerName }, place) => (
          <Suggestion
            key={`${resourceServer} ${name}`}
            ref={place === 0 && roles.length === 0 ? first : null}
            search={{ permission: name }}
            name={name}
            note={resourceServerName ?? resourceServer}
          />
        ))}
      </Suggestions>
      {found.data && roles.length + permissions.length === 0 && (
        <p role="status" className="text-muted text-table">
          {t('No role and no permission is called that.')}
        </p>
      )}
    </div>
  )
}

interface SuggestionsProps {
  readonly label: string
  readonly isEmpty: boolean
  readonly children: ReactNode
}

function Suggestions({ label, isEmpty, children }: SuggestionsProps) {
  if (isEmpty) return null
  return (
    <section aria-label={label}>
      <h2 className="mb-1 font-semibold text-meta text-muted">{label}</h2>
      <ul className="border-line border-t">{children}</ul>
    </section>
  )
}

interface SuggestionProps {
  readonly search: AccessSearch
  readonly name: string
  readonly note: string | null
  readonly ref: Ref<HTMLAnchorElement>
}

function Suggestion({ search, name, note, ref }: SuggestionProps) {
  return (
    <li className="border-line border-b">
      <Link
        ref={ref}
        to="/access"
        search={search}
        className="flex min-h-10 items-baseline gap-3 rounded-control px-2 py-2 hover:bg-hover"
      >
        <span className="min-w-0 font-semibold text-body [overflow-wrap:anywhere]">{name}</span>
        {note && <span className="min-w-0 flex-1 basis-32 truncate text-meta text-muted">{note}</span>}
      </Link>
    </li>
  )
}
