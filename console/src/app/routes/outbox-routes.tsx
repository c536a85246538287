import { useParams } from '@tanstack/react-router'
import { MessagePage } from '../../features/outbox/components/message-page.tsx'
import { OutboxPage } from '../../features/outbox/components/outbox-page.tsx'

export function OutboxRoute() {
  return <OutboxPage />
}

export function MessageRoute() {
  const { messageId } = useParams({ from: '/signed-in/outbox/$messageId' })
  return <MessagePage key={messageId} messageId={messageId} />
}
