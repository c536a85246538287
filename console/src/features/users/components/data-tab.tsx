import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { CopyButton } from '../../../components/ui/copyable.tsx'
import { JsonView } from '../../../components/ui/json-view.tsx'
import { t } from '../../../lib/text.ts'
import { userQuery } from '../api/get-user.ts'
import { MetadataCard } from './metadata-card.tsx'
import { PrivacyCard } from './privacy-card.tsx'

/** What applications keep about this person, and the whole record as the API gives it. */
interface DataTabProps {
  readonly userId: string
  /** What was done about their privacy before. */
  readonly privacyHistory: ReactNode
}

export function DataTab({ userId, privacyHistory }: DataTabProps) {
  const { data: user } = useQuery(userQuery(userId))
  if (user === undefined) return null
  const json = JSON.stringify(user, null, 2)
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-2">
        <MetadataCard
          user={user}
          field="userMetadata"
          title={t('User metadata')}
          note={t('The person may change this.')}
        />
        <MetadataCard
          user={user}
          field="appMetadata"
          title={t('App metadata')}
          note={t('Only your applications and you.')}
        />
      </div>
      <PrivacyCard user={user} history={privacyHistory} />
      <Card title={t('Raw JSON')} action={<CopyButton text={json} what={t('JSON')} />}>
        <JsonView json={json} />
      </Card>
    </div>
  )
}
