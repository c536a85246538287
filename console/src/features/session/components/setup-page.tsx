import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { setupQuery } from '../api/session.ts'
import { Entrance } from './entrance.tsx'
import { OwnerForm } from './owner-form.tsx'

interface SetupPageProps {
  /** From the link's fragment, which browsers do not send to any server. */
  readonly token: string | null
  readonly signInLink: ReactNode
  readonly onSignedIn: () => void
}

export function SetupPage({ token, signInLink, onSignedIn }: SetupPageProps) {
  const setup = useQuery(setupQuery)
  if (setup.isPending) {
    return (
      <Entrance title={t('Set up Rollcall')} lead={t('Checking whether set-up is still to be done.')}>
        <SkeletonLines label={t('Loading')} />
      </Entrance>
    )
  }
  if (setup.data?.ownerExists) {
    return (
      <Entrance
        title={t('Set-up is done')}
        lead={t('This Rollcall already has an owner, so the set-up link no longer works.')}
      >
        {signInLink}
      </Entrance>
    )
  }
  if (token === null) {
    return (
      <Entrance title={t('Set up Rollcall')} lead={t('This address is missing its one-time token.')}>
        <p className="text-body">
          {tNodes('Open the whole set-up link that the server printed when it started. It ends in {ending}.', {
            ending: <code className="font-mono text-meta">#token=…</code>,
          })}
        </p>
      </Entrance>
    )
  }
  return (
    <Entrance title={t('Create the owner')} lead={t('The owner may do everything here and can invite others later.')}>
      <OwnerForm token={token} onSignedIn={onSignedIn} />
    </Entrance>
  )
}
