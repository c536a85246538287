import { exactTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { CallerState } from '../api/caller-verification.ts'

/** Shown to whoever helps next: who was turned away once calls again. */
export function DenialNotice({ denial: { at, agent } }: { readonly denial: NonNullable<CallerState['denial']> }) {
  return (
    <p role="alert" className="rounded-card border border-danger bg-danger-bg px-3 py-2 text-table">
      {t(
        'On {time} they said in their session that they did not call. {agent} had asked. Somebody else may be calling.',
        {
          time: exactTime(new Date(at)),
          agent: agent.name,
        },
      )}
    </p>
  )
}
