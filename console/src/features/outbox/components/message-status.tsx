import { Badge } from '../../../components/ui/badge.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'
import type { MessageSummary } from '../api/message.ts'

/** The word, the colour and the shape of a status (console.md 5.4): never the colour alone. */
export function MessageStatus({ status }: { readonly status: MessageSummary['status'] }) {
  const { tone, icon, word } = shapes[status]
  return (
    <Badge tone={tone}>
      <Icon name={icon} className="size-3.5" />
      {word}
    </Badge>
  )
}

const shapes = {
  kept: { tone: 'warning', icon: 'stop', word: t('Not sent') },
  waiting: { tone: 'neutral', icon: 'dots', word: t('Waiting') },
  sent: { tone: 'success', icon: 'check', word: t('Sent') },
  failed: { tone: 'danger', icon: 'alert', word: t('Failed') },
  suppressed: { tone: 'danger', icon: 'stop', word: t('Suppressed') },
} as const
