import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { PendingEmail } from './pending-email.tsx'
import { ProfileForm, type ProfileFormProps, type ProfilePart } from './profile-form.tsx'

interface ProfileCardProps extends Pick<ProfileFormProps, 'user' | 'verifyCaller'> {
  /** With what the form begins; null while it is closed. */
  readonly editing: ProfilePart | null
  readonly onEdit: (part: ProfilePart | null) => void
}

/** The profile, which becomes a form in place. */
export function ProfileCard({ user, verifyCaller, editing, onEdit }: ProfileCardProps) {
  const mayEditProfile = useMay('update:users')
  const mayEditIdentifiers = useMay('update:user_identifiers')
  if (editing !== null) {
    return (
      <Card title={t('Profile')}>
        <ProfileForm user={user} verifyCaller={verifyCaller} first={editing} onClose={() => onEdit(null)} />
      </Card>
    )
  }
  const action =
    mayEditProfile || mayEditIdentifiers ? (
      <Button icon="pencil" tone="quiet" aria-label={t('Edit profile')} onClick={() => onEdit('all')}>
        {t('Edit')}
      </Button>
    ) : (
      <span className="text-meta text-muted">{t('To edit: {needs}', { needs: needs('update:users') })}</span>
    )
  return (
    <Card title={t('Profile')} action={action}>
      <Facts>
        <Fact name={t('Name')}>{user.name}</Fact>
        <Fact name={t('Given name')}>{user.givenName}</Fact>
        <Fact name={t('Family name')}>{user.familyName}</Fact>
        <Fact name={t('Nickname')}>{user.nickname}</Fact>
        <Fact name={t('E-mail')}>
          {user.email && <Proven value={user.email} isProven={user.emailVerified} />}
          <PendingEmail user={user} />
        </Fact>
        <Fact name={t('Phone')}>
          {user.phoneNumber && <Proven value={user.phoneNumber} isProven={user.phoneVerified} />}
        </Fact>
        <Fact name={t('Username')}>{user.username}</Fact>
        <Fact name={t('Changed')}>
          <TimeStamp at={user.updatedAt} />
        </Fact>
      </Facts>
    </Card>
  )
}

function Proven({ value, isProven }: { readonly value: string; readonly isProven: boolean }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Copyable text={value} what={value} />
      <Badge tone={isProven ? 'success' : 'neutral'}>{isProven ? t('Verified') : t('Not verified')}</Badge>
    </span>
  )
}
