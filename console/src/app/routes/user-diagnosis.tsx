import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { SuspensionNote } from '../../features/audit/components/suspension-note.tsx'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { organizationLabel } from '../../features/organization-users/api/organization-session.ts'
import { DiagnosisCard } from '../../features/sign-ins/components/diagnosis-card.tsx'
import { requiredActionsQuery } from '../../features/users/api/required-actions.ts'
import type { User } from '../../features/users/api/user.ts'
import { userLabel } from '../../features/users/api/user.ts'
import { PersonById } from '../../features/users/components/person.tsx'
import { type OpenUserDialog, UserDialogs } from '../../features/users/components/user-dialogs.tsx'
import { needs, useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { CheckEvidence } from './check-evidence.tsx'
import { CheckFix, type FixDialog } from './check-fix.tsx'
import { UserActDialog } from './user-actions.tsx'
import { verifyBeforeEmail } from './verify-before-email.tsx'

interface UserDiagnosisProps {
  readonly user: User
  /** Opens their address to be changed. */
  readonly onEditEmail: () => void
}

/** Why somebody cannot sign in, with the dialogs that mend it. */
export function UserDiagnosis({ user, onEditEmail }: UserDiagnosisProps) {
  const mayEditEmail = useMay('update:user_identifiers')
  const mayActivate = useMay('suspend:users')
  const mayVerify = useMay('reset:mfa')
  const [isVerifying, setIsVerifying] = useState(false)
  const [dialog, setDialog] = useState<OpenUserDialog | null>(null)
  const [fix, setFix] = useState<FixDialog | null>(null)
  const { data: places = [] } = useQuery(membershipsQuery(user.id))
  const closeFix = () => setFix(null)
  const activate = mayActivate ? (
    <Button icon="play" onClick={() => setDialog({ kind: 'activate', user })}>
      {t('Activate')}
    </Button>
  ) : (
    <span className="text-meta text-muted">{t('To activate: {needs}', { needs: needs('suspend:users') })}</span>
  )
  return (
    <>
      <DiagnosisCard
        userId={user.id}
        name={userLabel(user)}
        suspension={<SuspensionNote userId={user.id} />}
        activate={activate}
        fixOf={(check) => (
          <CheckFix userId={user.id} check={check} onOpen={setFix} onEditEmail={mayEditEmail ? onEditEmail : null} />
        )}
        evidenceOf={(check) => <CheckEvidence userId={user.id} check={check} />}
        places={places.map((place) => ({ id: place.id, label: organizationLabel(place) }))}
        verifyCaller={mayVerify ? <Button onClick={() => setIsVerifying(true)}>{t('Verify caller')}</Button> : null}
      />
      <UserDialogs dialog={dialog} onChange={setDialog} />
      <UserActDialog
        act={fix === 'mark-verified' || fix === 'next-sign-in' ? null : fix}
        userId={user.id}
        onClose={closeFix}
      />
      <Suspense>
        {isVerifying && (
          <VerifyCallerDialog
            userId={user.id}
            person={<PersonById userId={user.id} />}
            onClose={() => setIsVerifying(false)}
          />
        )}
        {fix === 'mark-verified' && (
          <MarkVerifiedDialog user={user} verifyCaller={verifyBeforeEmail(user.id)} onClose={closeFix} />
        )}
        {fix === 'next-sign-in' && <NextSignInFix user={user} onClose={closeFix} />}
      </Suspense>
    </>
  )
}

function NextSignInFix({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const { data: asked } = useQuery(requiredActionsQuery(user.id))
  return asked ? <NextSignInDialog user={user} asked={asked} onClose={onClose} /> : null
}

const VerifyCallerDialog = lazy(() =>
  import('../../features/caller-verification/components/verify-caller-dialog.tsx').then((m) => ({
    default: m.VerifyCallerDialog,
  })),
)
const MarkVerifiedDialog = lazy(() =>
  import('../../features/users/components/mark-verified-dialog.tsx').then((m) => ({ default: m.MarkVerifiedDialog })),
)
const NextSignInDialog = lazy(() =>
  import('../../features/users/components/next-sign-in-dialog.tsx').then((m) => ({ default: m.NextSignInDialog })),
)
