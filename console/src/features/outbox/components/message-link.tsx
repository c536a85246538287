import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { lastOpened } from '../../../lib/last-opened.ts'
import { t } from '../../../lib/text.ts'
import { messageKind } from '../../messages/api/message-words.ts'
import type { MessageSummary } from '../api/message.ts'

/** The one link of a row. It is not followed ahead of a press: whoever opens a message is recorded. */
export function MessageLink({ message }: { readonly message: MessageSummary }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (lastOpened.isReturnedTo(message.id)) link.current?.focus({ preventScroll: true })
  }, [message.id])
  return (
    <Link
      ref={link}
      to="/outbox/$messageId"
      params={{ messageId: message.id }}
      preload={false}
      data-row-link={message.id}
      onClick={() => lastOpened.remember(message.id)}
      className="block truncate rounded-control font-semibold text-fg hover:text-accent"
    >
      {messageKind(message.kind)}
      <span className="sr-only"> {t('to {address}', { address: message.to })}</span>
    </Link>
  )
}
