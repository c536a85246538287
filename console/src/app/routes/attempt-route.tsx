import { useParams } from '@tanstack/react-router'
import { MaskedLine } from '../../features/reveal/components/masked-line.tsx'
import { AttemptPage } from '../../features/sign-ins/components/attempt-page.tsx'

export function AttemptRoute() {
  const { reference } = useParams({ from: '/signed-in/sign-ins/$reference' })
  return <AttemptPage key={reference} reference={reference} maskedLine={(userId) => <MaskedLine userId={userId} />} />
}
