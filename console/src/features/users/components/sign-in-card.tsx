import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import type { User } from '../api/user.ts'

export function SignInCard({ user }: { readonly user: User }) {
  return (
    <Card title={t('Sign-ins')}>
      <Facts>
        <Fact name={t('Last sign-in')}>{user.lastSignInAt ? <TimeStamp at={user.lastSignInAt} /> : t('Never')}</Fact>
        <Fact name={t('Sign-ins')}>{exactCount(user.signInCount)}</Fact>
        <Fact name={t('Last IP')}>
          {user.lastIp ? <Copyable text={user.lastIp} what={t('IP address')} isCode /> : <span>{t('Unknown')}</span>}
        </Fact>
        <Fact name={t('Connection')}>{user.connection}</Fact>
      </Facts>
    </Card>
  )
}
