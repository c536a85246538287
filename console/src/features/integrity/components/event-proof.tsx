import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import { type LogName, proofQuery, waitsForAnchor } from '../api/integrity.ts'
import { StateMark } from './state-mark.tsx'

interface EventProofProps {
  readonly eventId: string
  readonly log: LogName
}

/** One event verified: its position, its hash and the one before it, and whether they lead to the signed root. */
export function EventProof({ eventId, log }: EventProofProps) {
  const proof = useQuery(proofQuery(eventId, log))
  return (
    <Card title={t('In the sealed log')} action={proof.data && <StateMark state={proof.data.state} />}>
      {proof.isPending && <SkeletonLines label={t('Verifying the event…')} count={3} />}
      {proof.isError && (
        <div className="p-4">
          <ProblemNotice title={t("Couldn't verify the event.")} error={proof.error} />
        </div>
      )}
      {proof.data && (
        <Facts>
          {proof.data.faults.map((fault) => (
            <Fact key={fault} name={t('Fault')}>
              <span className="text-danger">{fault}</span>
            </Fact>
          ))}
          {waitsForAnchor(proof.data) && (
            <Fact name={t('Anchor')}>{t('Too new for the last one: the next one follows within seconds.')}</Fact>
          )}
          <Fact name={t('Position')}>{proof.data.sequence === null ? null : exactCount(proof.data.sequence)}</Fact>
          <Fact name={t('Hash')}>
            {proof.data.leafHash && <Copyable text={proof.data.leafHash} what={t('Hash')} isCode />}
          </Fact>
          <Fact name={t('Previous hash')}>
            {proof.data.previousHash && <Copyable text={proof.data.previousHash} what={t('Previous hash')} isCode />}
          </Fact>
        </Facts>
      )}
    </Card>
  )
}
