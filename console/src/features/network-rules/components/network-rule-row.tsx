import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { EndTime, TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type NetworkRule, refreshNetworkRules, removeNetworkRule } from '../api/network-rules.ts'
import { effectWords, isOver, placeOfRule } from '../api/network-words.ts'

interface NetworkRuleRowProps {
  readonly rule: NetworkRule
  readonly mayChange: boolean
}

export function NetworkRuleRow({ rule, mayChange }: NetworkRuleRowProps) {
  const queryClient = useQueryClient()
  const [isRemoving, setIsRemoving] = useState(false)
  const place = placeOfRule(rule)
  const { reason, createdBy, createdAt, endsAt, effect } = rule

  async function remove(why: string): Promise<void> {
    await removeNetworkRule(rule.id, why)
    await refreshNetworkRules(queryClient)
    toastDone(t('The rule about {place} was removed.', { place }))
  }

  return (
    <li
      id={rule.id}
      className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-b px-4 py-3 last:border-b-0"
    >
      <div className="min-w-0 flex-1 basis-56 text-table">
        <p className="flex flex-wrap items-center gap-2">
          <strong className="break-all">{place}</strong>
          <Badge tone={isOver(rule) ? 'neutral' : effect === 'block' ? 'danger' : 'success'}>
            {isOver(rule) ? t('Over') : effectWords(rule)}
          </Badge>
        </p>
        <p className="text-muted [overflow-wrap:anywhere]">
          {tNodes('Since {time}, by {name}: {reason}', {
            time: <TimeStamp at={createdAt} isExact />,
            name: createdBy.name ?? t('somebody who is gone'),
            reason: reasonInWords(reason),
          })}
        </p>
        {endsAt !== null && !isOver(rule) && (
          <p className="text-muted">{tNodes('Ends by itself {end}.', { end: <EndTime at={endsAt} /> })}</p>
        )}
      </div>
      {mayChange && (
        <Button tone="quiet" onClick={() => setIsRemoving(true)}>
          {t('Remove')}
          <span className="sr-only"> {place}</span>
        </Button>
      )}
      {isRemoving && (
        <DialogForm
          title={t('Remove network rule')}
          grade="T3"
          confirm={t('Remove rule')}
          confirming={t('Removing…')}
          failure={t("Couldn't remove the rule.")}
          tone="danger"
          onConfirm={remove}
          onClose={() => setIsRemoving(false)}
        >
          <p>
            {effect === 'block'
              ? t('From {place} people can sign in again at once.', { place })
              : t(
                  '{place} is no longer one of those that are let in. With the last of them, people come in from everywhere.',
                  { place },
                )}
          </p>
        </DialogForm>
      )}
    </li>
  )
}
