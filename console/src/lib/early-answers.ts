// What public/early-requests.js asked for before this script had come.
declare global {
  interface Window {
    earlyAnswers?: Readonly<Record<string, Promise<Response>>>
  }
}

const waiting = new Map(typeof window === 'undefined' ? [] : Object.entries(window.earlyAnswers ?? {}))

/** For the first who asks for the same. What was refused is asked for again: somebody may have signed in since. */
export async function earlyAnswer(method: string, path: string): Promise<Response | null> {
  const asked = method === 'GET' ? waiting.get(path) : undefined
  if (asked === undefined) return null
  waiting.delete(path)
  const response = await asked.catch(() => null)
  return response?.ok ? response : null
}
