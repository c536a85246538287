import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RunOrder } from '../api/import-file.ts'
import { importFileQuery, runFile } from '../api/import-queries.ts'

/** What is done unless somebody chooses otherwise: nobody who is here is touched, and nobody is written to. */
export const usualOrder: RunOrder = { onConflict: 'skip', emailVerified: null, sendInvitations: false }

export function useRunImport(fileId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (order: RunOrder) => runFile(fileId, order),
    onSuccess: () => client.invalidateQueries({ queryKey: importFileQuery(fileId).queryKey }),
  })
}
