import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import { type Pickable, pickableQuery } from '../api/pickables.ts'

interface PickOneProps {
  readonly of: Pickable
  readonly picked: string | undefined
  readonly onPick: (id: string) => void
}

/** One role or organization, found by the server. */
export function PickOne({ of, picked, onPick }: PickOneProps) {
  const name = useId()
  const [words, setWords] = useState('')
  const { data, isError, error, refetch } = useQuery({
    ...pickableQuery(of, words),
    placeholderData: keepPreviousData,
  })
  const isRole = of === 'roles'
  return (
    <div className="grid gap-1">
      <Field
        label={isRole ? t('Role') : t('Organization')}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        autoComplete="off"
      />
      <fieldset
        aria-label={isRole ? t('Roles') : t('Organizations')}
        className="-mx-2 grid min-w-0 max-h-48 auto-rows-max content-start overflow-y-auto"
      >
        {data?.map((each) => (
          <Choice
            key={each.id}
            type="radio"
            name={name}
            label={each.name}
            description={each.description}
            checked={picked === each.id}
            onChange={() => onPick(each.id)}
          />
        ))}
        {data?.length === 0 && (
          <p role="status" className="px-2 py-2 text-muted text-table">
            {t('Nothing is called that.')}
          </p>
        )}
      </fieldset>
      {isError && (
        <ProblemNotice title={t("Couldn't load the choices.")} error={error} onRetry={() => void refetch()} />
      )}
    </div>
  )
}
