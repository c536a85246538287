import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { type Integrity, keyOf, type LogName } from '../api/integrity.ts'

interface DownloadProofProps {
  readonly log: LogName
  readonly integrity: Integrity
}

/** What somebody needs to check the log without this server, as one file. */
export function DownloadProof({ log, integrity }: DownloadProofProps) {
  const { checkpoint, firstSequence, lastSequence } = integrity
  const download = async () => {
    try {
      const { origin, key } = await keyOf(log)
      const proof = { log: origin, range: [firstSequence, lastSequence], key, checkpoint, instructions }
      save(`audit-proof-${log}.json`, JSON.stringify(proof, null, 2))
    } catch (error) {
      toastProblem(t("Couldn't make the proof."), error)
    }
  }
  return (
    <Button
      onClick={() => void download()}
      disabledReason={checkpoint === null ? t('There is no checkpoint to prove anything with yet') : null}
    >
      {t('Download proof')}
    </Button>
  )
}

/** In English, as the file is read by anybody. */
const instructions = [
  'Keep this file where nobody who can reach the database can reach it.',
  'The checkpoint is a signed note (C2SP signed-note, tlog-checkpoint): the name of the log, how many events it holds, the root of their hash tree (RFC 9162), and an Ed25519 signature by the key.',
  'To verify every event offline: GET /api/v1/audit/export, then `rollcall audit verify FILE --key KEY --checkpoint NOTE`.',
  'To see later whether the log went on from here: paste the note into "Paste a head hash you saved".',
]

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
