import { announce } from './announce.ts'
import { t } from './text.ts'

/** Copies and says so. Answers whether it worked: without https the clipboard may be closed to pages. */
export async function copyText(text: string, what: string): Promise<boolean> {
  const isCopied = await writeClipboard(text)
  announce(isCopied ? t('{what} copied', { what }) : t('{what} could not be copied', { what }))
  return isCopied
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return writeBySelection(text)
  }
}

/** The older way, which also works on plain http in a private network. */
function writeBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'sr-only'
  const focused = document.activeElement
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
