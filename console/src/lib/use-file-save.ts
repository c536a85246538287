import { useState } from 'react'
import { callFile } from './http.ts'
import { saveFile } from './save-file.ts'
import { toastProblem } from './toasts.ts'

interface FileSave {
  readonly isSaving: boolean
  readonly save: (path: string, name: string) => Promise<void>
}

/** Asks the server for a file and hands it to the browser, one at a time; `failed` is said where that does not come. */
export function useFileSave(failed: string): FileSave {
  const [isSaving, setIsSaving] = useState(false)
  async function save(path: string, name: string): Promise<void> {
    if (isSaving) return
    setIsSaving(true)
    try {
      saveFile(await callFile(path), name)
    } catch (error) {
      toastProblem(failed, error)
    } finally {
      setIsSaving(false)
    }
  }
  return { isSaving, save }
}
