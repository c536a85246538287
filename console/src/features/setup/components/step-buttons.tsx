import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'

interface StepButtonsProps {
  readonly next: string
  readonly busy: string
  readonly isBusy: boolean
  readonly blockedReason?: string | null
  /** Left out where the step cannot be skipped. */
  readonly onSkip?: () => void
}

/** The end of each step's form. */
export function StepButtons({ next, busy, isBusy, blockedReason, onSkip }: StepButtonsProps) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 border-line border-t pt-5">
      <Button
        type="submit"
        tone="primary"
        isLarge
        aria-disabled={isBusy}
        disabledReason={isBusy ? null : blockedReason}
      >
        {isBusy ? busy : next}
      </Button>
      {onSkip && (
        <Button tone="quiet" isLarge onClick={onSkip}>
          {t('Skip')}
        </Button>
      )}
    </div>
  )
}
