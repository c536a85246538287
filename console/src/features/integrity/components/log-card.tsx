import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { type Integrity, integrityQuery, type LogName, standingOf } from '../api/integrity.ts'
import { integrityWords } from '../api/state-words.ts'
import { CompareDialog } from './compare-dialog.tsx'
import { DownloadProof } from './download-proof.tsx'
import { FoundBroken } from './found-broken.tsx'
import { LogFacts } from './log-facts.tsx'
import { RangeDialog } from './range-dialog.tsx'
import { StateMark } from './state-mark.tsx'
import { useVerification } from './use-verification.ts'
import { VerificationResult } from './verification-result.tsx'

interface LogCardProps {
  readonly log: LogName
  readonly title: string
}

/** One chain: how it stands, and everything that proves it. */
export function LogCard({ log, title }: LogCardProps) {
  const integrity = useQuery(integrityQuery(log))
  const verification = useVerification(log)
  const [dialog, setDialog] = useState<'range' | 'compare' | null>(null)
  return (
    <Card title={title} action={integrity.data && <StateMark state={standingOf(integrity.data)} />}>
      {integrity.isPending && <SkeletonLines label={t('Checking the log…')} />}
      {integrity.isError && (
        <div className="p-4">
          <ProblemNotice
            title={t("Couldn't check the log.")}
            error={integrity.error}
            onRetry={() => void integrity.refetch()}
          />
        </div>
      )}
      {integrity.data && integrity.data.alert.found.length > 0 && (
        <FoundBroken log={log} alert={integrity.data.alert} />
      )}
      {integrity.data && <LogState integrity={integrity.data} />}
      <VerificationResult verification={verification} />
      <footer className="flex flex-wrap items-center gap-2 border-line border-t bg-subtle px-4 py-3">
        {verification.isRunning ? (
          <Button onClick={verification.stop}>{t('Stop')}</Button>
        ) : (
          <Button tone="primary" onClick={() => verification.start({})}>
            {t('Verify now')}
          </Button>
        )}
        <Button onClick={() => setDialog('range')}>{t('Verify a range')}</Button>
        {integrity.data && <DownloadProof log={log} integrity={integrity.data} />}
        <Button onClick={() => setDialog('compare')}>{t('Paste a head hash you saved')}</Button>
      </footer>
      {dialog === 'range' && (
        <RangeDialog onClose={() => setDialog(null)} onStart={(range) => verification.start(range)} />
      )}
      {dialog === 'compare' && <CompareDialog log={log} onClose={() => setDialog(null)} />}
    </Card>
  )
}

function LogState({ integrity }: { readonly integrity: Integrity }) {
  const { state, faults } = integrity
  return (
    <>
      <div role={state === 'broken' ? 'alert' : 'status'} className="px-4 py-3 text-body">
        <p>{integrityWords(integrity)}</p>
        {faults.length > 0 && (
          <ul className="mt-2 list-disc ps-5 text-danger text-table">
            {faults.slice(0, shownFaults).map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        )}
      </div>
      <LogFacts integrity={integrity} />
    </>
  )
}

const shownFaults = 10
