import type { ReactNode } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import { SetupFrame } from './setup-frame.tsx'

interface DoneStepProps {
  readonly onOpen: () => void
  readonly checklist: readonly ChecklistLine[]
}

export interface ChecklistLine {
  readonly id: string
  /** Leads to where it is done. */
  readonly link: ReactNode
  readonly text: string
}

export function DoneStep({ onOpen, checklist }: DoneStepProps) {
  return (
    <SetupFrame
      step="done"
      title={t('Rollcall is set up')}
      lead={t('What most teams do next, in the order that pays.')}
    >
      <ol aria-label={t('Next')} className="grid">
        {checklist.map(({ id, link, text }) => (
          <li key={id} className="grid justify-items-start gap-0.5 border-line border-b py-3 last:border-b-0">
            {link}
            <span className="text-muted text-table">{text}</span>
          </li>
        ))}
      </ol>
      <Button tone="primary" isLarge onClick={onOpen} className="mt-6">
        {t('Open the console')}
      </Button>
    </SetupFrame>
  )
}
