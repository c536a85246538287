// "Why can't they log in?": the verdict in a sentence, the button that mends it, and what they tried (console.md 3.5).
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { announce } from '../../../lib/announce.ts'
import { useOnline } from '../../../lib/connection.ts'
import { copyText } from '../../../lib/copy-text.ts'
import { relativeTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import type { Diagnosis, SignInCheck } from '../api/diagnosis.ts'
import { diagnosisQuery } from '../api/sign-in-queries.ts'
import { traceOf } from '../api/trace.ts'
import { type Verdict, verdictOf } from '../api/verdict.ts'
import { AppSelect } from './app-select.tsx'
import { AttemptRows } from './attempt-rows.tsx'
import { CheckList } from './check-list.tsx'
import { VerdictLine } from './verdict-line.tsx'
import { WhatTheySaw } from './what-they-saw.tsx'

interface DiagnosisCardProps {
  readonly userId: string
  /** Begins the sentence. */
  readonly name: string
  /** Who suspended them and why. */
  readonly suspension: ReactNode
  /** Lifts a suspension; null for those who may not. */
  readonly activate: ReactNode
  /** Makes sure who is on the telephone. */
  readonly verifyCaller: ReactNode
  /** The button that mends what a check found, and where that is written down. */
  readonly fixOf: (check: SignInCheck) => ReactNode
  readonly evidenceOf: (check: SignInCheck) => ReactNode
  /** The organizations to which they may want to sign in. */
  readonly places: readonly { readonly id: string; readonly label: string }[]
}

export function DiagnosisCard(props: DiagnosisCardProps) {
  const { userId, name, suspension, activate, verifyCaller, fixOf, evidenceOf, places } = props
  const [clientId, setClientId] = useState<string | null>(null)
  const [placeId, setPlaceId] = useState<string | null>(null)
  const diagnosis = useQuery({ ...diagnosisQuery(userId, clientId, placeId), placeholderData: (previous) => previous })
  // The apps of recent attempts stay to choose from while the answer for one of them is on its way.
  const { data: general } = useQuery(diagnosisQuery(userId, null))
  const { data } = diagnosis
  const isOnline = useOnline()
  const attempts = general?.recentSignIns ?? []
  const verdict = data && verdictOf(data, name)

  async function checkAgain() {
    const again = await diagnosis.refetch()
    announce(
      again.data
        ? t('Checked again. {verdict}', { verdict: verdictOf(again.data, name).sentence })
        : t("Couldn't check again."),
    )
  }

  async function copyTrace(shown: Diagnosis, { sentence }: Verdict) {
    const text = traceOf(shown, { sentence, userId, checkedAt: new Date(diagnosis.dataUpdatedAt) })
    if (await copyText(text, t('Trace'))) toastDone(t('The trace was copied.'))
  }

  const recheck = (
    <span className="flex flex-wrap items-center gap-x-2">
      {data && !diagnosis.isFetching && (
        <span className="text-meta text-muted max-table:hidden">
          {t('Checked {time}', { time: relativeTime(new Date(diagnosis.dataUpdatedAt)) })}
        </span>
      )}
      <Button tone="quiet" aria-disabled={diagnosis.isFetching} onClick={() => void checkAgain()}>
        {diagnosis.isFetching ? t('Checking…') : t('Check again')}
      </Button>
    </span>
  )
  return (
    <Card title={t("Why can't they log in?")} action={recheck}>
      {diagnosis.isError && (data === undefined || isOnline) && (
        <div className="p-4">
          <ProblemNotice
            title={t("Couldn't find out.")}
            error={diagnosis.error}
            onRetry={() => void diagnosis.refetch()}
          />
        </div>
      )}
      {diagnosis.isPending && <SkeletonLines label={t('Finding out…')} count={1} />}
      {data && verdict && (
        <VerdictLine
          userId={userId}
          diagnosis={data}
          verdict={verdict}
          suspension={suspension}
          activate={activate}
          verifyCaller={verifyCaller}
        />
      )}
      {data && verdict && (
        <CheckList
          checks={data.checks}
          fixOf={fixOf}
          evidenceOf={evidenceOf}
          trace={
            <Button tone="quiet" icon="copy" className="-me-3" onClick={() => void copyTrace(data, verdict)}>
              {t('Copy trace')}
            </Button>
          }
        />
      )}
      <WhatTheySaw newest={attempts[0]} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-line border-t px-4 py-3">
        {attempts.length > 0 && (
          <Disclosure summary={t('Last attempts ({count})', { count: attempts.length })}>
            <AttemptRows attempts={attempts} />
          </Disclosure>
        )}
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <AppSelect attempts={attempts} value={clientId} onChange={setClientId} />
          {places.length > 0 && <PlaceSelect places={places} value={placeId} onChange={setPlaceId} />}
        </div>
      </div>
    </Card>
  )
}

interface PlaceSelectProps {
  readonly places: DiagnosisCardProps['places']
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** An organization may ask for more than the application does, such as a second factor. */
function PlaceSelect({ places, value, onChange }: PlaceSelectProps) {
  return (
    <Select
      label={t('In the organization')}
      className="w-56"
      options={[
        { value: '', label: t('None in particular') },
        ...places.map(({ id, label }) => ({ value: id, label })),
      ]}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}
