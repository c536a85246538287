// "Why can't they log in?": the verdict in a sentence, the button that mends it, and what they tried (console.md 3.5).
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { announce } from '../../../lib/announce.ts'
import { t } from '../../../lib/text.ts'
import type { SignInCheck } from '../api/diagnosis.ts'
import { diagnosisQuery } from '../api/sign-in-queries.ts'
import { verdictOf } from '../api/verdict.ts'
import { AppSelect } from './app-select.tsx'
import { AttemptRows } from './attempt-rows.tsx'
import { CheckList } from './check-list.tsx'
import { VerdictLine } from './verdict-line.tsx'

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
  /** The button that mends what a check found. */
  readonly fixOf: (check: SignInCheck) => ReactNode
}

export function DiagnosisCard({ userId, name, suspension, activate, verifyCaller, fixOf }: DiagnosisCardProps) {
  const [clientId, setClientId] = useState<string | null>(null)
  const diagnosis = useQuery({ ...diagnosisQuery(userId, clientId), placeholderData: (previous) => previous })
  // The apps of recent attempts stay to choose from while the answer for one of them is on its way.
  const { data: general } = useQuery(diagnosisQuery(userId, null))
  const { data } = diagnosis
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

  const recheck = (
    <Button tone="quiet" aria-disabled={diagnosis.isFetching} onClick={() => void checkAgain()}>
      {diagnosis.isFetching ? t('Checking…') : t('Check again')}
    </Button>
  )
  return (
    <Card title={t("Why can't they log in?")} action={recheck}>
      {diagnosis.isError && (
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
      {data && <CheckList checks={data.checks} fixOf={fixOf} />}
      {attempts.length > 0 && (
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-line border-t px-4 py-3">
          <Disclosure summary={t('Last attempts ({count})', { count: attempts.length })}>
            <AttemptRows attempts={attempts} />
          </Disclosure>
          <AppSelect attempts={attempts} value={clientId} onChange={setClientId} />
        </div>
      )}
    </Card>
  )
}
