import { useQuery } from '@tanstack/react-query'
import { useSettled } from '../../../lib/use-settled.ts'
import { type MeantNetworkRule, networkRulePreviewQuery, previewSentence } from '../api/network-rules.ts'

/** How many sign-ins the rule would have refused, asked a moment after the last key. Null: nothing is meant yet. */
export function NetworkRuleEffect({ meant }: { readonly meant: MeantNetworkRule | null }) {
  const written = JSON.stringify(meant)
  const settled = useSettled(written)
  const { data, isError } = useQuery(networkRulePreviewQuery(JSON.parse(settled) as MeantNetworkRule | null))
  // Of what is still being written no number stands there, least of all that of another network.
  const isKnown = settled === written && data !== undefined && !isError
  return (
    <p aria-live="polite" className="min-h-5 text-table">
      {isKnown && previewSentence(data)}
    </p>
  )
}
