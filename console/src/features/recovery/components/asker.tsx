import { PersonById } from '../../users/components/person.tsx'
import { askerOf, type RecoveryRequest } from '../api/recovery-request.ts'

/** Whose request a dialog is about; where no account has the address, whoever wrote it. */
export function Asker({ request }: { readonly request: RecoveryRequest }) {
  const { number, userId } = request
  return (
    <>
      <p>{userId === null ? `${number} · ${askerOf(request)}` : number}</p>
      {userId !== null && <PersonById userId={userId} knownAs={askerOf(request)} />}
    </>
  )
}
