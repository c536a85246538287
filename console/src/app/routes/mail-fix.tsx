import { Button } from '../../components/ui/button.tsx'
import type { Mail } from '../../features/messages/api/user-message-queries.ts'
import { useSendMail } from '../../features/messages/components/use-send-mail.ts'
import { useOfflineReason } from '../../lib/connection.ts'

interface MailFixProps {
  readonly userId: string
  readonly mail: Mail
  readonly label: string
}

export function MailFix({ userId, mail, label }: MailFixProps) {
  const sending = useSendMail(userId)
  const offline = useOfflineReason()
  return (
    <Button
      aria-disabled={sending.isPending}
      disabledReason={offline}
      onClick={() => !sending.isPending && sending.mutate(mail)}
    >
      {label}
    </Button>
  )
}
