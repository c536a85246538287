import { useQueryClient } from '@tanstack/react-query'
import { type Session, sessionQuery } from '../../features/session/api/session.ts'
import { SessionEndedDialog } from './session-ended-dialog.tsx'

/** For an operator. */
export function ConsoleSessionEnded({ operator }: { readonly operator: Session['operator'] }) {
  const queryClient = useQueryClient()
  return (
    <SessionEndedDialog
      who={{ id: operator.id, label: operator.email }}
      signIn="/console/"
      whoIsIn={async () => (await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })).operator}
      onBack={() => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })}
    />
  )
}
