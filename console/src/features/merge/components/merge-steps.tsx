import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import type { MergeChoice, MergePlan } from '../api/merge.ts'
import { CompareStep } from './compare-step.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { MovesStep } from './moves-step.tsx'

interface MergeStepsProps {
  readonly plan: MergePlan
  readonly onMerged: (plan: MergePlan) => void
}

export function MergeSteps({ plan, onMerged }: MergeStepsProps) {
  const [step, setStep] = useState<1 | 2>(1)
  const [choice, setChoice] = useState<MergeChoice>({ fieldsOfOther: [], factors: [] })
  const [isConfirming, setIsConfirming] = useState(false)
  return (
    <>
      <p className="text-muted text-table">
        {step === 1 ? t('Step 1 of 3: compare the two accounts') : t('Step 2 of 3: what moves')}
      </p>
      {step === 1 ? (
        <CompareStep plan={plan} choice={choice} onChange={setChoice} />
      ) : (
        <MovesStep plan={plan} choice={choice} onChange={setChoice} />
      )}
      <footer className="flex flex-wrap justify-end gap-2">
        {step === 2 && <Button onClick={() => setStep(1)}>{t('Back')}</Button>}
        <Button tone="primary" onClick={() => (step === 1 ? setStep(2) : setIsConfirming(true))}>
          {step === 1 ? t('Next: what moves') : t('Next: confirm')}
        </Button>
      </footer>
      {isConfirming && (
        <MergeDialog plan={plan} choice={choice} onClose={() => setIsConfirming(false)} onMerged={onMerged} />
      )}
    </>
  )
}
