import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import { accessPersonQuery, labelOfPerson, peopleQuery } from '../api/people.ts'
import { QuestionBox } from './question-box.tsx'

interface PersonQuestionProps {
  /** Who was asked about; left out while nobody is picked. */
  readonly userId: string | undefined
  /** Everything they may do, each with where it comes from. */
  readonly permissionsOf: (userId: string) => ReactNode
}

/** "What can Ada do?" */
export function PersonQuestion({ userId, permissionsOf }: PersonQuestionProps) {
  if (userId === undefined) return <PersonSearch />
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Asked userId={userId} />
        <Link
          to="/access"
          search={{ mode: 'person' }}
          className="inline-flex min-h-6 items-center rounded-control text-accent text-table hover:underline"
        >
          {t('Ask about somebody else')}
        </Link>
      </div>
      {permissionsOf(userId)}
    </>
  )
}

function Asked({ userId }: { readonly userId: string }) {
  const { data } = useQuery(accessPersonQuery(userId))
  const name = data === undefined ? userId : labelOfPerson(data)
  return <h2 className="font-semibold text-body [overflow-wrap:anywhere]">{t('What {name} can do', { name })}</h2>
}

function PersonSearch() {
  const first = useRef<HTMLAnchorElement>(null)
  const [words, setWords] = useState('')
  const found = useQuery({ ...peopleQuery(words), placeholderData: keepPreviousData })
  return (
    <div className="grid max-w-[640px] grid-cols-1 gap-4">
      <QuestionBox
        label={t('A person')}
        placeholder={t('Name or email address')}
        words={words}
        onType={setWords}
        isFetching={found.isFetching}
        first={first}
      />
      {found.isError && (
        <ProblemNotice title={t("Couldn't load users.")} error={found.error} onRetry={() => void found.refetch()} />
      )}
      <ul aria-label={t('Users')}>
        {found.data?.map((person, place) => (
          <li key={person.id} className="border-line border-b">
            <Link
              ref={place === 0 ? first : null}
              to="/access"
              search={{ mode: 'person', user: person.id }}
              className="flex min-h-10 items-baseline gap-3 rounded-control px-2 py-2 hover:bg-hover"
            >
              <span className="min-w-0 font-semibold text-body [overflow-wrap:anywhere]">{labelOfPerson(person)}</span>
              {person.name && <span className="min-w-0 truncate text-meta text-muted">{person.email}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {found.data?.length === 0 && (
        <p role="status" className="text-muted text-table">
          {t('No user matches "{words}".', { words })}
        </p>
      )}
    </div>
  )
}
