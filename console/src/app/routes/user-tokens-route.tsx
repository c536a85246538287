import { useParams } from '@tanstack/react-router'
import { TokensTab } from '../../features/user-tokens/components/tokens-tab.tsx'
import { PersonById } from '../../features/users/components/person.tsx'

export function UserTokensRoute() {
  const { userId } = useParams({ from: '/signed-in/users/$userId' })
  return <TokensTab userId={userId} person={<PersonById userId={userId} />} />
}
