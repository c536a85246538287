// A checkpoint that the log's own key signed, of a log that never was.
import { sign } from 'node:crypto'
import type { Directory } from '../../src/directory.ts'
import { checkpointText, keyHash, signedNote } from '../../src/sealed-log/signed-note.ts'
import { openLogKey } from '../../src/seals/log-key.ts'

export async function otherCheckpoint({ stores, sealer }: Directory, size: number): Promise<string> {
  const { origin, publicKey, privateKey } = await openLogKey({ ...stores, sealer })
  const text = checkpointText({ origin, size, root: Buffer.alloc(32, 7) })
  return signedNote(text, origin, keyHash(origin, publicKey), sign(null, Buffer.from(text), privateKey))
}
