// How much acts on people ask for before they are done: more than by themselves, never less (console.md 1.8).
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { type RaisableAct, type RaisedGrades, raisableActs } from '../../../lib/raised-grades.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type Session, sessionQuery } from '../../session/api/session.ts'
import { changeSettings, settingsQuery } from '../../settings/api/settings.ts'
import { weakenedWords } from '../../settings/api/weakened-words.ts'
import {
  actLabels,
  builtInWords,
  changesOf,
  type GradeChanges,
  gradeNamed,
  gradesAbove,
  gradeWords,
} from '../api/action-grades.ts'

export function ActionGradesCard({ isOwner }: { readonly isOwner: boolean }) {
  const { data, error, isError, refetch } = useQuery(settingsQuery)
  return (
    <Card title={t('What acts on users ask for')}>
      <div className="grid grid-cols-1 gap-3 px-4 py-3 text-table">
        <p className="max-w-[72ch] text-muted">
          {t(
            'Each can ask for more than it does by itself, never for less; locking down for no less than suspending and revoking all sessions. A recent factor was shown within the last 10 minutes. API keys are asked for none of it.',
          )}
        </p>
        {data !== undefined && (isOwner ? <GradeForm stored={data.raisedGrades} /> : <Grades {...data} />)}
        {data === undefined && isError && (
          <ProblemNotice title={t("Couldn't load the settings.")} error={error} onRetry={() => void refetch()} />
        )}
        {data === undefined && !isError && <SkeletonLines label={t('Loading settings…')} count={4} />}
      </div>
    </Card>
  )
}

function Grades({ raisedGrades }: { readonly raisedGrades: RaisedGrades }) {
  return (
    <>
      <dl className="grid gap-x-6 gap-y-2 desk:grid-cols-2">
        {raisableActs.map((act) => (
          <div key={act}>
            <dt className="font-semibold">{actLabels[act]}</dt>
            <dd className="text-muted">{wordsOf(act, raisedGrades)}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">{t('Owners change this.')}</p>
    </>
  )
}

function wordsOf(act: RaisableAct, raised: RaisedGrades): string {
  const grade = raised[act]
  return grade === undefined ? builtInWords(act) : gradeWords[grade]
}

function GradeForm({ stored }: { readonly stored: RaisedGrades }) {
  const queryClient = useQueryClient()
  const offline = useOfflineReason()
  const [chosen, setChosen] = useState<GradeChanges>({})
  const changes = changesOf(stored, chosen)
  const isDirty = Object.keys(changes).length > 0
  const choose = (act: RaisableAct, grade: string) =>
    setChosen(changesOf(stored, { ...chosen, [act]: gradeNamed(act, grade) }))
  const saving = useMutation({
    mutationFn: () => withStepUp((reason) => changeSettings({ raisedGrades: changes }, reason), weakenedWords),
    onSuccess: (settings) => {
      const { raisedGrades } = settings
      queryClient.setQueryData(settingsQuery.queryKey, settings)
      queryClient.setQueryData<Session>(sessionQuery.queryKey, (session) => session && { ...session, raisedGrades })
      setChosen({})
      toastDone(t('Settings were saved.'))
    },
  })
  return (
    <form
      aria-label={t('What acts on users ask for')}
      className="grid grid-cols-1 gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isDirty && !offline && !saving.isPending) saving.mutate()
      }}
    >
      <div className="grid grid-cols-1 gap-x-6 gap-y-3 desk:grid-cols-2">
        {raisableActs.map((act) => (
          <Select
            key={act}
            label={actLabels[act]}
            value={(chosen[act] === undefined ? stored[act] : chosen[act]) ?? ''}
            options={[
              { value: '', label: builtInWords(act) },
              ...gradesAbove(act).map((grade) => ({ value: grade, label: gradeWords[grade] })),
            ]}
            onChange={({ target }) => choose(act, target.value)}
          />
        ))}
      </div>
      {saving.isError && <ProblemNotice title={t("Couldn't save the settings.")} error={saving.error} />}
      <Button
        type="submit"
        tone="primary"
        className="justify-self-start"
        disabledReason={offline ?? (isDirty ? null : t('Nothing was changed'))}
      >
        {saving.isPending ? t('Saving…') : t('Save')}
      </Button>
    </form>
  )
}
